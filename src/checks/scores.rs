use super::{Finding, Subject};

pub fn check(_subject: &Subject<'_>, _findings: &mut Vec<Finding>) {}
