//! Words that more than one area uses: modes, verdicts, categories, messages.

use super::word_list;

word_list! {
    /// Words of the whole widget.
    Common {
        language: "English", "中文";
        mode_explore: "浏览", "Explore";
        mode_edit: "填报", "Edit";
        mode_check: "核对", "Check";
        modes: "方式", "Mode";
        display: "显示", "Display";
        theme: "配色", "Colours";
        theme_auto: "跟随系统", "As the system";
        theme_light: "浅色", "Light";
        theme_dark: "深色", "Dark";
        theme_contrast: "高对比", "High contrast";
        large_type: "大字", "Large type";
        kicker: "部门整体支出绩效自评", "Self-evaluation of whole expenditure";
        year: "{0} 年度", "{0}";
        untitled: "新的自评报告", "New self-evaluation report";
        points: "分", "points";
        people: "人", "people";
        none: "—", "—";
        total: "合计", "Total";
        close: "关闭", "Close";
        cancel: "取消", "Cancel";
        consistent: "相符", "agrees";
        rounding: "尾差", "rounding";
        partial: "列举不全", "partly listed";
        inconsistent: "不一致", "disagrees";
        undecidable: "无法判断", "cannot be judged";
        verified: "已核实", "verified";
        unverified: "未核实", "unverified";
        custom: "自定", "own";
        category_total: "支出合计", "Total expenditure";
        category_basic: "基本支出", "Basic expenditure";
        category_personnel: "人员经费", "Personnel";
        category_operating: "公用经费", "Operating";
        category_project: "项目支出", "Project expenditure";
        category_other: "其他支出", "Other expenditure";
        budget_general_public: "一般公共预算", "General public budget";
        budget_government_fund: "政府性基金预算", "Government fund budget";
        budget_state_capital: "国有资本经营预算", "State capital operating budget";
        budget_social_insurance: "社会保险基金预算", "Social insurance fund budget";
        staff_administrative: "行政编制", "Administrative";
        staff_logistics: "其中：机关后勤", "of which logistics";
        staff_institution: "事业编制", "Institution";
        staff_contract: "编外", "Contract";
        staff_retired: "离退休", "Retired";
        staff_other: "其他", "Other";
        authorised: "编制", "Authorised posts";
        in_post: "实有", "Staff in post";
        save_json: "整份报告（JSON）", "The whole report (JSON)";
        save_scores: "得分表（CSV）", "Scores (CSV)";
        save_shares: "支出表（CSV）", "Expenditure (CSV)";
        rules: "规则", "Rules";
        custom_rules: "自定义规则", "Own rules";
        csv_level: "级别", "Level";
        csv_indicator: "指标", "Indicator";
        csv_target: "目标", "Target";
        csv_actual: "实际", "Result";
        csv_full_marks: "分值", "Full marks";
        csv_score: "得分", "Score";
        csv_lost: "扣分", "Lost marks";
        csv_reason: "偏差原因", "Reason of deviation";
        csv_whole: "占比基数", "Whole";
        csv_part: "项目", "Part";
        csv_amount: "金额（{0}）", "Amount ({0})";
        csv_share: "占比（%）", "Share (%)";
        csv_stated_share: "报告写的占比（%）", "Stated share (%)";
        filter: "按名称查找", "Find by name";
        rows_shown: "第 {0}–{1} 行，共 {2} 行", "Rows {0}–{1} of {2}";
        rows_none: "没有符合的行", "No matching rows";
        previous: "上一页", "Previous";
        next: "下一页", "Next";
        show_working: "看算式", "Show working";
        no_report: "这里还没有报告。可以到“填报”里打开一份 JSON 文件，或新建一份。",
            "There is no report here yet. Open a JSON file or start a new one in Edit.";
        open_file: "打开文件", "Open file";
        read_failed: "这个文件不能打开：{0}。位置：{1}。正在编辑的内容没有变。",
            "This file cannot be opened: {0}. Place: {1}. What you were working on is unchanged.";
        read_too_large: "文件太大", "the file is too large";
        read_elsewhere: " 这不是填报文件：报告的文字、网页、Word 或 PDF 请到“核对”里打开或粘贴。", " This is no form: open or paste the text of a report under “Check”.";
        read_syntax: "不是完整的 JSON", "it is not complete JSON";
        read_shape: "不是绩效自评报告的格式", "it is not in the form of a self-evaluation report";
        read_rules: "文件里的规则有错", "the rules in the file are broken";
        read_line: "第 {0} 行第 {1} 列", "line {0}, column {1}";
        read_unreadable: "浏览器没有读出文件", "the browser could not read the file";
        whole_document: "整个文件", "the whole file";
        edit_loading: "正在打开…", "Opening…";
        unknown_rules: "没有规则“{0}”，改用 {1}。", "There are no rules “{0}”; {1} are used.";
    }
}
