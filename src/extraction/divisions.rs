//! Words in front of parts that say how a whole is told apart: 按支出性质划分, 按功能科目, 分项看.

use crate::search::any_of;

/// 按支出性质划分, 按经济分类看: what follows are the parts of the amount before.
pub(super) fn splits(clause: &str) -> bool {
    const MOST: usize = 16;
    // 分功能科目：, 分项看：
    if any_of!["分功能", "分经济", "分性质", "分来源", "分科目", "分类别", "分项"].starts(clause).is_some()
    {
        return clause.chars().count() <= 8
            && any_of!["科目", "分类", "性质", "来源", "类别", "看"].ends(clause).is_some();
    }
    if !clause.starts_with(['按', '从']) {
        return false;
    }
    let how = [
        "性质", "类别", "分类", "划分", "科目", "用途", "来源", "构成", "功能", "结构", "等级", "级次", "类型", "层级",
        "区域", "对象", "方式", "年龄", "学历", "规模",
    ];
    // 按场馆分, 按学段测算: whatever they are told apart by.
    let short = clause.chars().count() <= 6
        && clause.starts_with('按')
        && (clause.ends_with('分') || any_of!["分布", "测算", "统计"].ends(clause).is_some());
    // 按功能科目： but not 按规定用途
    let bare = clause.starts_with('按')
        && clause.chars().count() <= 10
        && !any_of!["规定", "要求", "批", "核", "合同", "计划", "按照", "原"].is_in(clause)
        && any_of!["科目", "性质", "来源", "用途", "类型", "类别", "级次"].ends(clause).is_some();
    short
        || bare
        || clause.chars().count() <= MOST
            && how.iter().any(|word| clause.contains(word))
            && ["分", "划分", "分为", "分成", "看", "来看", "分类", "构成", "如下", "统计", "来源"]
                .iter()
                .any(|end| clause.ends_with(end))
}

/// What is told apart in 采购支出按类型划分.
pub(super) fn splits_named(clause: &str) -> Option<&str> {
    let at = clause.find('按').filter(|&at| at > 0)?;
    splits(&clause[at..]).then(|| &clause[..at])
}
