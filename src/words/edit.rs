//! Words of the edit view.

use super::{Words, word_list};
use crate::amount::Unit;

impl Words {
    /// A unit of money as a reader of this language knows it.
    pub fn unit(&self, unit: Unit) -> &'static str {
        let w = &self.edit;
        match unit {
            Unit::Yuan => w.unit_yuan,
            Unit::WanYuan => w.unit_wan,
            Unit::YiYuan => w.unit_yi,
        }
    }
}

word_list! {
    /// Words of the edit view.
    EditWords {
        undo: "撤销", "Undo";
        redo: "重做", "Redo";
        undo_step: "撤销：{0}", "Undo: {0}";
        redo_step: "重做：{0}", "Redo: {0}";
        did_change: "改{0}", "change {0}";
        did_add: "加“{0}”", "add “{0}”";
        did_remove: "删除“{0}”", "remove “{0}”";
        did_move: "移动“{0}”", "move “{0}”";
        did_method: "换“{0}”的计分方法", "scoring method of “{0}”";
        did_rules: "改自定义规则", "change own rules";
        did_unit: "换算金额单位", "convert the unit of money";
        did_replace: "换成另一份报告", "open another report";
        did_many: "{0} 处改动", "{0} changes";
        field_of_row: "“{0}”的{1}", "{1} of “{0}”";
        quoted: "“{0}”", "“{0}”";
        unnamed: "未命名", "unnamed";
        column_of_row: "{0}：{1}", "{0}: {1}";
        unit_yuan: "元", "yuan";
        unit_wan: "万元", "10,000 yuan";
        unit_yi: "亿元", "100 million yuan";

        new_report: "新建", "New";
        save: "保存", "Save";
        save_file: "保存文件", "Save the file";
        new_title: "新建一份自评报告", "New self-evaluation report";
        new_note: "先选按哪套规则打分。规则决定各组满分和等级分界，以后可以换。",
            "Choose the rules it is scored by. They set the full marks and the grades, and can be changed later.";
        new_unsaved: "正在填的报告还没有保存到文件。新建后仍可用“撤销”找回。",
            "The report you are working on is in no file yet. Undo brings it back after a new one is started.";
        own_rules_short: "自己设各组满分和等级", "your own full marks and grades";
        created: "已新建一份空报告", "A new, empty report";

        summary: "合计与保存", "Totals and saving";
        total_score: "总分", "Total";
        grade: "等级", "Grade";
        unscored: "{0} 项还没有得分", "{0} without a score";
        announce_total: "总分 {0}，满分 {1}，等级 {2}", "Total {0} of {1}, grade {2}";
        draft_untouched: "还没有改动", "Nothing changed yet";
        draft_pending: "有改动，正在存草稿", "Saving a draft";
        draft_saved: "草稿已保存 {0}", "Draft saved {0}";
        draft_blocked: "草稿存不了", "No draft is kept";
        draft_full: "空间已满，草稿没有存上", "Storage is full; the draft is not kept";
        draft: "草稿", "Draft";
        draft_found: "发现没有存成文件的草稿：{0} {1}，最后改动 {2}。", "A draft was found that is in no file: {0} {1}, last changed {2}.";
        draft_continue: "继续", "Continue";
        draft_discard: "放弃", "Discard";
        draft_restored: "已接着草稿填，可以撤销", "The draft is open; you can undo this";
        draft_discarded: "草稿已放弃", "The draft is discarded";
        storage_blocked: "这台电脑的浏览器不让保存草稿。关掉页面前，请用“保存”把文件存到自己的电脑。",
            "This browser does not keep drafts. Save the file to your computer before you leave the page.";
        storage_full: "浏览器的空间满了，草稿没有存上。关掉页面前，请用“保存”把文件存到自己的电脑。",
            "The browser's storage is full and the draft is not kept. Save the file to your computer before you leave the page.";

        parts: "各部分", "Parts";
        jump_to: "跳到", "Go to";
        to_mend: "处要改", "to mend";
        title_to_mend: "{0}（{1} 处要改）", "{0} ({1} to mend)";
        basics: "基本信息", "Basics";
        staff: "人员", "Staff";
        execution: "预算执行", "Budget execution";
        total_and_other: "其他支出与合计", "Other and total";
        budgets: "四本预算", "The four budgets";
        indicators: "指标与得分", "Indicators and scores";
        conclusion: "自报结论", "Stated conclusion";
        texts: "说明文字", "Texts";
        own_rules: "自定义规则", "Own rules";
        staff_note: "编制是核定的岗位数，实有是在岗人数。", "Authorised posts are what is approved; staff in post are those at work.";
        execution_note: "执行率 = 全年执行 ÷ 全年预算。全年预算是调整后的数。", "Execution rate = actual ÷ adjusted budget.";
        basic_note: "保证单位日常运转的钱：人员经费发给人，公用经费用于办公。", "What keeps the office running: personnel is paid to people, operating is for office work.";
        project_note: "为某件事专门花的钱。", "Spent on particular tasks.";
        total_note: "合计 = 基本支出 + 项目支出（+ 其他支出）。不填就按各部分相加。", "Total = basic + project (+ other). Left empty, it is the sum of the parts.";
        budgets_note: "没有的请声明“没有”，不要留空。", "Where there was none, say so instead of leaving it empty.";
        indicators_note: "填目标和实际，得分按所选方法自动算；直接改得分就成为手动，可以改回。",
            "Write target and result; the score follows by the method. A score written over it stands by hand and can be given back.";
        conclusion_note: "报告自己写的总分和等级。与计算的不同时，两个都会显示。", "Total and grade as the report states them. Where they differ from the calculated ones, both are shown.";
        own_rules_note: "在现有规则上改；随报告一起保存，也可以另存给别的报告用。", "A copy to change. It is saved with the report, and as a file for others.";

        department: "部门（单位）", "Department";
        department_hint: "写全称，与公开的报告一致", "The full name, as in the published report";
        title: "报告标题", "Title of the report";
        year: "年度", "Year";
        year_hint: "四位数字，例如 2024", "Four digits, for example 2024";
        region: "地区", "Region";
        unit_of_money: "金额单位", "Unit of money";
        unit_hint: "换单位时，已填的金额一起换算", "Amounts are converted when you change it";
        converted: "金额已换算成{0}，可以撤销", "Amounts are now in {0}; you can undo this";
        forced_rules: "页面指定用 {0}：{1}", "This page asks for {0}: {1}";
        in_unit: "单位：{0}", "in {0}";

        unit_and_kind: "单位和类别", "Unit and kind";
        unit: "单位", "Unit";
        kind: "类别", "Kind";
        authorised: "编制", "Authorised posts";
        in_post: "实有", "Staff in post";
        add_unit: "加一个单位", "Add a unit";
        add_kind: "加类别", "Add a kind";
        add_kind_to: "给“{0}”加一个类别", "Add a kind to “{0}”";
        no_staff: "还没有人员。加一个单位，再填编制和实有。", "No staff yet. Add a unit, then its posts and staff.";
        staff_total: "合计（不含机关后勤和离退休）", "Total (without logistics and retired)";

        funds: "资金", "Funds";
        all_funds: "年度资金总额", "All funds of the year";
        initial: "年初预算", "Initial budget";
        adjusted: "全年预算", "Adjusted budget";
        actual_spending: "全年执行", "Actual";
        rate: "执行率", "Rate";
        stated_rate: "报告写的执行率", "Stated rate";
        add_source: "加一个资金来源", "Add a source of funds";
        no_rate: "{0}，预算执行率算不出来。", "{0}, so there is no execution rate.";

        amount: "金额", "Amount";
        share: "占比", "Share";
        stated_share: "报告写的占比", "Stated share";
        stated_share_of: "报告写的占{0}的比例", "Stated share of {0}";
        stated_shares: "填报告写的占比", "Add stated shares";
        share_of: "占“{0}”的比例", "of “{0}”";
        share_of_above: "占上级", "of the above";
        share_computed: "占{0}计算为 {1}", "of {0}, calculated {1}";
        listing: "明细是怎么列的", "How the items are listed";
        listing_partial: "主要包括（可以不全）", "“mainly” (need not be complete)";
        listing_itemised: "其中（应当列全）", "“of which” (should add up)";
        items_of: "{0}明细", "Items of {0}";
        items_note: "金额单位：{0}；占比的整体是{1} {2}", "in {0}; shares are of {1}, {2}";
        no_items: "还没有明细。一行一行加，或者从表格里复制“名称”和“金额”两列。", "No items yet. Add them one by one, or copy the columns “name” and “amount” from a spreadsheet.";
        add_row: "加一行", "Add a row";
        add_item_to: "加一行：{0}明细", "Add a row to the items of {0}";
        add_below: "在“{0}”下加一项", "Add an item below “{0}”";
        listed_sum: "列出合计", "Listed together";
        listed_all: "明细合计 {0}，与总数相同", "The items add up to {0}, the same as the whole";
        listed_less: "比总数少 {0}，列出的占 {1}", "{0} less than the whole; {1} are listed";
        listed_more: "比总数多 {0}", "{0} more than the whole";
        items_without_amount: "有 {0} 项没有金额", "{0} items have no amount";
        no_whole: "没有总数，不能比较", "There is no whole to compare with";
        below_sum: "其下 {0} 项合计 {1}（{2}）", "{0} items below, {1} together ({2})";
        the_items: "明细", "items";
        sum_unstated: "没有写；{0} = {1}", "Not stated; {0} = {1}";
        sum_same: "与{0}之和相同", "the same as {0}";
        sum_differs: "{0} = {1}，相差 {2}", "{0} = {1}, {2} apart";

        budget: "预算", "Budget";
        income: "收入", "Income";
        expenditure: "支出", "Expenditure";
        declaration: "声明", "Declared";
        none: "没有", "none";
        first_budget: "上面各部分的支出合计是 {0} {1}。一般公共预算支出与它不同时才需要另填。",
            "The expenditure above is {0} ({1}) in all. Write it for the general public budget only where that differs.";

        indicator: "指标", "Indicator";
        target: "目标", "Target";
        actual: "实际", "Result";
        method: "计分方法", "Method";
        full_marks: "分值", "Full marks";
        score: "得分", "Score";
        source: "来源", "Source";
        reason: "偏差原因", "Reason of deviation";
        lost: "报告写的扣分", "Stated lost marks";
        direction: "哪边好", "Which side is good";
        adjust: "调整", "Tools";
        name: "名称", "Name";
        heading: "标题", "Heading";
        text: "内容", "Text";
        lost_points: "扣 {0} 分", "{0} lost";
        no_indicators: "还没有指标。可以先放入规则里的各组，再往里加。", "No indicators yet. Put in the groups of the rules first, then add to them.";
        put_groups: "放入规则里的各组", "Put in the groups of the rules";
        add_group: "加一组", "Add a group";
        add_indicator: "加指标", "Add";
        add_indicator_to: "在“{0}”下加指标", "Add an indicator below “{0}”";
        add_below_indicator: "在下面加一级指标", "Add an indicator below";
        automatic: "自动", "automatic";
        by_hand: "手动", "by hand";
        as_stated: "所填", "as written";
        no_score: "未得分", "no score";
        not_applicable: "不适用", "n/a";
        not_applicable_long: "不适用（不计分，从满分里去掉）", "Does not apply (leaves the full marks)";
        back_to_automatic: "{0}：得分是手动填的，改回自动 {1}", "{0}: the score was written by hand; back to {1}";
        by_hand_is: "手动填的是 {0} 分", "written by hand: {0}";
        score_above: "得分 {0} 超过分值 {1}", "A score of {0} is above the full marks of {1}";
        score_negative: "得分不能低于 0", "A score cannot be below 0";
        full_marks_differ: "分值合计是 {0}，规则是 {1}。", "The full marks add up to {0}; the rules have {1}.";
        left_out: "有 {0} 分的指标不适用，满分相应减少。", "Indicators of {0} points do not apply; the full marks shrink.";
        left_out_scaled: "有 {0} 分的指标不适用：得分合计 {1}，折算后 {2}。", "Indicators of {0} points do not apply: {1} together, {2} when scaled up.";
        tune: "计分参数：{0}", "Parameters: {0}";
        parameters_of: "计分参数：{0}", "Parameters: {0}";
        method_manual: "手动", "By hand";
        method_direct: "直接赋分", "All or nothing";
        method_forward: "按比例（越大越好）", "In proportion (more is better)";
        method_reverse: "按比例（越小越好）", "In proportion (less is better)";
        method_floor: "有底线的比例", "In proportion above a floor";
        method_levels: "三档评判", "Three levels";
        method_bands: "分段", "Bands";
        method_deduction: "每档扣分", "Points off per step";
        method_execution: "按预算执行率", "By execution rate";
        met: "是否达到目标", "Is the target met?";
        met_by_figures: "看目标和实际", "by target and result";
        met_yes: "达到", "met";
        met_no: "未达到", "not met";
        at_least: "不低于目标（≥）", "at least the target (≥)";
        at_most: "不超过目标（≤）", "at most the target (≤)";
        equal: "等于目标（=）", "equal to the target (=)";
        qualitative: "定性", "judged";
        floor: "底线", "Floor";
        floor_hint: "空着就用规则的 {0}%", "Left empty: {0} % of the rules";
        level: "三档评判：选一档，再在这一档里定分", "Three levels: choose one, then a point within it";
        level_range: "{0}（{1}%–{2}%）", "{0} ({1}%–{2}%)";
        level_percent: "这一档里的位置", "Point within the level";
        level_hint: "可填 {0} 到 {1}", "From {0} to {1}";
        bands: "分段：实际落在哪一段，就得这一段的比例", "Bands: the part of the full marks of the band that the result falls into";
        band_from: "不低于", "From";
        band_percent: "得分值的（%）", "Part of full marks (%)";
        of_rate: "按完成率（实际 ÷ 目标）分段", "Bands of the rate (result ÷ target)";
        add_band: "加一段", "Add a band";
        remove_band: "删除 {0} 这一段", "Remove the band from {0}";
        removed_band: "已删除一段，可以撤销", "A band is removed; you can undo this";
        step: "每差", "For every";
        step_points: "扣", "Points off";
        step_count: "不足一档", "A part of a step";
        whole_steps: "不扣", "costs nothing";
        part_steps: "按比例扣", "counts for its part";

        stated_total: "自报总分", "Stated total";
        stated_grade: "自报等级", "Stated grade";
        stated_rate_long: "自报预算执行率", "Stated execution rate";
        points_of: "分，满分 {0}", "of {0} points";
        computed_as: "计算为 {0}", "calculated {0}";
        total_so_far: "现有得分合计 {0}，还有 {1} 项没有得分", "{0} so far, {1} without a score";
        grade_by_rules: "按规则计算为“{0}”", "“{0}” by the rules";
        grade_unknown: "{0}；规则里没有所填的名称", "{0}; the rules have no such grade";
        rate_without_budget: "缺全年预算或全年执行，不能核对", "Adjusted budget or actual expenditure is missing";
        no_texts: "还没有说明文字。", "No texts yet.";
        add_text: "加一段", "Add a section";

        move_up: "上移：{0}", "Move up: {0}";
        move_down: "下移：{0}", "Move down: {0}";
        remove: "删除：{0}", "Remove: {0}";
        moved: "“{0}”移到第 {1} 行", "“{0}” is now in row {1}";
        removed: "已删除“{0}”，可以撤销", "“{0}” is removed; you can undo this";
        paste: "从表格粘贴", "Paste from a spreadsheet";
        paste_items: "把表格里的“名称”和“金额”两列复制到这里", "Copy the columns “name” and “amount” of your spreadsheet here";
        paste_indicators: "把表格里的“指标、目标、实际、分值、得分”各列复制到这里；有标题行时按标题认列",
            "Copy the columns “indicator, target, result, full marks, score” here; a header row tells the columns apart";
        paste_read: "读到 {0} 行。", "{0} rows are read.";
        paste_read_sum: "读到 {0} 行，合计 {1} {2}。", "{0} rows are read, {1} ({2}) together.";
        paste_nothing: "没有读到可以用的行。", "No row can be used.";
        paste_fault: "第 {0} 行“{1}”：{2}", "Row {0}, “{1}”: {2}";
        paste_append: "加到末尾", "Add at the end";
        paste_replace: "替换现有各行", "Replace the rows";
        paste_target: "放到", "Into";
        paste_top: "最上一级", "the top level";
        paste_too_deep: "粘贴的行层级太多，最多三级", "The pasted rows have too many levels; three are possible";
        pasted: "已放入 {0} 行，可以撤销", "{0} rows are in; you can undo this";

        errors: "有 {0} 处需要改", "{0} places to mend";
        error_entry: "{0}：{1}", "{0}: {1}";
        errors_more: "另有 {0} 处。", "{0} more.";
        not_in_file: "其中 {0} 处的文字读不成数字，存文件时不会写进去。", "{0} of them cannot be read and will not be in the file.";
        save_anyway: "仍然保存", "Save anyway";

        rules_title: "名称", "Title";
        rules_number: "文号", "Document number";
        year_from: "适用年度从", "For years from";
        year_to: "到", "to";
        group: "组", "Group";
        group_marks: "各组满分", "Full marks of the groups";
        new_group: "新的一组", "New group";
        grade_cuts: "等级分界", "Grades";
        grade_from: "不低于", "From";
        add_grade: "加一个等级", "Add a grade";
        new_grade: "新等级 {0}", "New grade {0}";
        level_upper: "三档上界（%）", "Upper cut of the levels (%)";
        level_lower: "三档下界（%）", "Lower cut of the levels (%)";
        floor_of_rules: "比例法的底线（%）", "Floor of the proportion (%)";
        rescale: "不适用的指标去掉后，其余折算到满分", "Scale the rest up where indicators do not apply";
        execution_pro_rata: "预算执行得分 = 分值 × 执行率。", "Execution score = full marks × rate.";
        execution_bands_kept: "预算执行按分段得分，沿用原规则的各段。", "The execution score follows the bands of the rules this was copied from.";
        save_rules: "另存规则文件", "Save the rules as a file";
        open_rules: "打开规则文件", "Open a rules file";
        rules_opened: "规则已打开，可以撤销", "The rules are open; you can undo this";
        fault_title: "请写名称", "Write a title";
        fault_years: "最后一年早于第一年", "The last year is before the first";
        fault_upper: "要在 0 和 100 之间", "Between 0 and 100";
        fault_lower: "要大于 0、小于上界", "Above 0 and below the upper cut";
        fault_floor: "要从 0 到不足 100", "From 0 to below 100";
        fault_marks: "要大于 0", "Above 0";
        fault_label: "请写名称，不能与别的等级相同", "Write a name that no other grade has";
        fault_cut: "要从高到低，最低一档从 0 起", "From high to low; the lowest starts at 0";
    }
}
