//! The codes of level-1 indicators in forms.

use crate::search::{AnyOf, has};

/// The code of a level-1 indicator by its name; `None` for one of a lower level.
pub(super) fn code(name: &str) -> Option<&'static str> {
    const BELOW: AnyOf =
        AnyOf::new(&["经济效益", "社会效益", "生态效益", "环境效益", "可持续", "服务对象", "数量", "质量", "时效"]);
    if BELOW.is_in(name) {
        return None;
    }
    let codes = [
        ("预算执行", "execution"),
        ("资金执行", "execution"),
        ("产出", "output"),
        ("效益", "benefit"),
        ("效果", "benefit"),
        ("满意度", "satisfaction"),
        ("成本", "cost"),
        ("投入", "input"),
        ("过程", "process"),
        ("决策", "decision"),
        ("管理", "management"),
    ];
    codes.iter().find(|(word, _)| has(name, word)).map(|&(_, code)| code)
}
