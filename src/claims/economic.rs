//! Parts that are known by their names: the items of the classification of expenditure by economic nature.
//!
//! Where every name of a listing is one of these, nobody read parts of something else: what is too much was written so.

use super::{Quantity, Sum};
use crate::search::any_of;

/// 301 工资福利支出 and 303 对个人和家庭的补助, as reports write them.
const OF_PERSONNEL: [&str; 27] = [
    "基本工资",
    "津贴补贴",
    "津补贴",
    "奖金",
    "伙食补助费",
    "绩效工资",
    "机关事业单位基本养老保险缴费",
    "基本养老保险缴费",
    "职业年金缴费",
    "职工基本医疗保险缴费",
    "公务员医疗补助缴费",
    "其他社会保障缴费",
    "社会保障缴费",
    "住房公积金",
    "医疗费",
    "其他工资福利支出",
    "离休费",
    "退休费",
    "退职费",
    "抚恤金",
    "生活补助",
    "救济费",
    "医疗费补助",
    "助学金",
    "奖励金",
    "个人农业生产补贴",
    "其他对个人和家庭的补助",
];

/// 302 商品和服务支出.
const OF_OPERATING: [&str; 29] = [
    "办公费",
    "印刷费",
    "咨询费",
    "手续费",
    "水费",
    "电费",
    "邮电费",
    "取暖费",
    "物业管理费",
    "差旅费",
    "因公出国（境）费用",
    "维修（护）费",
    "维修费",
    "租赁费",
    "会议费",
    "培训费",
    "公务接待费",
    "专用材料费",
    "被装购置费",
    "专用燃料费",
    "劳务费",
    "委托业务费",
    "工会经费",
    "福利费",
    "公务用车运行维护费",
    "其他交通费用",
    "其他交通费",
    "税金及附加费用",
    "其他商品和服务支出",
];

/// Each part has a name by which it is a part of this whole, behind which it stands, and none is named twice.
pub fn are_parts_by_name(sum: &Sum) -> bool {
    let of_personnel = |part: &Quantity| OF_PERSONNEL.contains(&part.name.as_str());
    let of_operating = |part: &Quantity| OF_OPERATING.contains(&part.name.as_str());
    let category = |part: &Quantity| matches!(part.name.as_str(), "人员经费" | "公用经费" | "日常公用经费");
    let whole = sum.whole.name.as_str();
    let known = if any_of!["人员经费"].ends(whole).is_some() {
        sum.parts.iter().all(of_personnel)
    } else if any_of!["公用经费"].ends(whole).is_some() {
        sum.parts.iter().all(of_operating)
    } else if any_of!["基本支出"].ends(whole).is_some() {
        sum.parts.iter().all(category)
    } else {
        false
    };
    let behind = sum.parts.first().and_then(|part| part.place.span) > sum.whole.place.span;
    let twice = |(at, part): (usize, &Quantity)| sum.parts[..at].iter().any(|other| other.name == part.name);
    known && behind && !sum.parts.iter().enumerate().any(twice)
}
