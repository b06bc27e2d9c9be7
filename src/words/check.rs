//! Words of the check view. The sentences of findings are in [`super::checks`].

use super::word_list;

word_list! {
    /// Words of the check view.
    CheckWords {
        title: "核对一份报告", "Check a report";
        title_of_text: "所贴的报告", "The pasted report";
        teach: "粘贴一份绩效自评报告，或把文件（Word、网页、文本）拖到这里：对得上的、只差尾数的、列举不全的、前后不一致的数字都会列出来，附算式和原句。",
            "Paste a self-evaluation report or drop its file (Word, HTML, text) here: the figures that agree, differ by rounding, are partly listed or contradict each other are listed with the arithmetic and the sentences.";
        teach_private: "计算在浏览器里完成，文字不会离开这台机器；也可以一次核对整个文件夹。",
            "Everything is calculated in the browser and no text leaves this machine; whole folders can be checked at once.";
        sample: "看一个示例", "Show an example";
        sample_name: "示例", "Example";
        text: "报告原文", "Text of the report";
        text_hint: "在这里粘贴或修改文字，结果随之更新。", "Paste or change the text here; the results follow.";
        text_placeholder: "在这里粘贴报告全文", "Paste the whole report here";
        view: "原文的显示方式", "View of the text";
        view_marked: "看标记", "Marks";
        view_writing: "改文字", "Edit text";
        clear: "清空", "Clear";
        cleared: "已清空，可以撤销", "Cleared; you can undo this";
        text_cleared: "原来的文字已清空。", "The text is cleared.";
        folder: "核对文件夹", "Check a folder";
        keys: "键盘：在结果里用 ↑ ↓ 移动，回车展开，→ 看原文；在标记里用 ← → 移动，回车看结果，Esc 回到结果。",
            "Keyboard: ↑ ↓ move between the results, Enter opens one, → shows its place; between marks ← → move, Enter shows the results, Esc goes back.";
        keys_title: "键盘操作", "Keys";
        results: "结果", "Results";
        checked: "核对了 {0} 处，读到 {1} 个数字。", "{0} places checked, {1} figures read.";
        checked_report: "核对的是填报或打开的数字，没有原文；共 {0} 处。", "The figures of the open report are checked, without a text: {0} places.";
        nothing_checked: "没有找到可以核对的数字。请看粘贴的是不是报告全文；表格要连同标题行一起粘贴。",
            "There is nothing to check. Is this the whole report? Tables need their heading row.";
        not_understood: "有 {0} 个数字没有看懂，没有核对。", "{0} figures were not understood and are not checked.";
        unread: "没有看懂的数字（{0}）", "Figures not understood ({0})";
        cut_off: "文字太长，只核对了前面的部分。", "The text is too long; only its beginning was checked.";
        broken: "这段文字没有核对完：核对程序中断了，或者用时太长。文字还在，可以删去一部分，或分成几份再核对。",
            "This text was not checked to its end: the checker broke off or took too long. The text is still here; shorten it, or check it in parts.";
        checking: "正在核对…", "Checking…";
        count_of: "{0} {1}", "{0}: {1}";
        announce: "核对完毕：{0}。", "Checked: {0}.";
        announce_none: "没有可以核对的数字。", "Nothing to check.";
        comma: "，", ", ";
        filter_verdict: "只看", "Show only";
        filter_severity: "程度", "Severity";
        filter_family: "种类", "Kind";
        filter_all: "全部", "All";
        search: "查找", "Find";
        more: "再显示 {0} 条", "Show {0} more";
        none_match: "没有符合条件的结果。", "No result matches.";
        show_all: "显示全部", "Show all";
        told_findings: "符合条件的有 {0} 条，共 {1} 条。", "{0} of {1} findings match.";
        told_no_finding: "没有一条符合条件，共 {0} 条。", "None of the {0} findings matches.";
        severity_error: "错误", "error";
        severity_warning: "提醒", "warning";
        severity_notice: "提示", "notice";
        severity_info: "说明", "information";
        family_sum: "合计", "Sums";
        family_percent: "占比与增减", "Shares and changes";
        family_execution: "预算执行", "Execution";
        family_score: "得分", "Scores";
        family_grade: "等级", "Grades";
        family_reason: "原因说明", "Reasons";
        family_repeat: "前后重复", "Repeats";
        family_unit: "单位", "Units";
        family_year: "年度", "Years";
        family_wording: "文字", "Wording";
        family_structure: "内容完整", "Completeness";
        family_threshold: "控制指标", "Control rates";
        stated: "报告写", "Stated";
        computed: "计算得", "Calculated";
        difference: "相差", "Difference";
        tolerance: "允许误差", "Rounding allows";
        formula: "算式", "Formula";
        basis: "依据", "Basis";
        sources: "原文", "Text";
        places: "所在栏目", "Fields";
        show_place: "在原文里看：{0}", "Show in the text: {0}";
        show_field: "到填报里看：{0}", "Show in the form: {0}";
        mark_name: "{0}，{1}", "{0}, {1}";
        marks: "原文，标记可以点开", "Text with marks that open";
        sides: "看哪一边", "Which side";
        fill: "用这份报告填表", "Fill the form";
        fill_note: "会替换正在填报的内容，可以撤销。", "Replaces what is in the form; you can undo this.";
        filled: "表已按所贴报告填好，请逐项看一遍；可以撤销。", "The form holds what the report states; please look it through. You can undo this.";
        take: "导出结果", "Export results";
        copy_letter: "复制为文字", "Copy as text";
        copied: "已复制", "Copied";
        copy_failed: "浏览器不允许复制，请用下载。", "The browser does not allow copying; download instead.";
        save_letter: "文字（TXT）", "Text (TXT)";
        save_csv: "表格（CSV）", "Table (CSV)";
        save_json: "数据（JSON）", "Data (JSON)";
        save_text: "改好的原文（TXT）", "The edited text (TXT)";
        print: "打印", "Print";
        file_findings: "核对结果", "findings";
        previous: "与上一年的报告对照（可选）", "Compare with last year's report (optional)";
        previous_text: "上一年报告的全文", "Text of last year's report";
        previous_hint: "整段照抄上一年的句子会列出来。", "Sentences copied from it are listed.";
        refused_binary: "“{0}”不是文字文件。", "“{0}” is not a text file.";
        refused_pdf: "“{0}”是 PDF。请在阅读器里打开，全选、复制，再粘贴到这里。", "“{0}” is a PDF. Open it in a reader, select all, copy, and paste it here.";
        refused_office: "“{0}”是旧版 Word（.doc）、Excel 或压缩文件。请在办公软件里另存为 .docx，或全选、复制，再粘贴到这里；表格会保留。",
            "“{0}” is an old Word file (.doc), a spreadsheet or an archive. Save it as .docx, or select all in its program, copy, and paste it here; tables are kept.";
        refused_damaged: "“{0}”已损坏或没有下载完整，打不开。请重新下载或另存一份再试。", "“{0}” is damaged or was not downloaded whole. Fetch it or save it once more.";
        refused_empty: "“{0}”里没有文字。", "“{0}” holds no text.";
        refused_large: "“{0}”太大（原样或解开后超过 {1} MB）。", "“{0}” is too large (above {1} MB, as it is or unpacked).";
        refused_unreadable: "“{0}”读不出来。", "“{0}” cannot be read.";
        opened: "已打开“{0}”", "“{0}” is open";
        work_replaced: "原来的文字已换掉。", "The text before was replaced.";
        put_back: "换回来", "Put it back";
        meaning_consistent: "按印出的数字重新计算，结果相同。", "Recalculated from the printed figures, the result is the same.";
        meaning_rounding: "差别小到四舍五入就能解释。", "The difference is small enough for rounding to explain it.";
        meaning_partial: "用了“主要包括”之类的说法，列出的不到全部。", "The wording is “mainly”, and less than the whole is listed.";
        meaning_inconsistent: "两处说法对不上；不判断哪一处对。", "Two statements contradict each other; no side is called right.";
        meaning_undecidable: "缺少数字，没有办法核对；或者要由人来判断。", "A figure is missing, or a person has to judge.";
        folder_empty: "里面没有可以核对的文件。", "There is no file to check in it.";
        many_title: "多份报告的核对", "Many reports";
        many_file: "文件", "File";
        many_department: "单位", "Department";
        many_year: "年度", "Year";
        many_score: "得分", "Score";
        many_stated: "自报等级", "Stated grade";
        many_computed: "计算等级", "Grade by the rules";
        many_worst: "首要问题", "Weightiest finding";
        many_rule: "检查项", "Check";
        many_no_worst: "没有不符", "nothing differs";
        many_progress: "已核对 {0} 份，共 {1} 份。", "{0} of {1} reports checked.";
        many_failed: "{0} 份没有结果。", " {0} have no result.";
        many_pictures: "另有 {0} 个图片文件没有核对：图片里的文字读不出来。", " {0} pictures are left out: their text cannot be read.";
        many_finished: "核对完毕：{0} 份，共 {1} 份。", "Finished: {0} of {1} reports.";
        many_finished_failed: "核对完毕：{0} 份，其中 {1} 份没有结果。", "Finished: {0} reports, {1} of them without a result.";
        many_cancelled: "已停止：核对了 {0} 份，共 {1} 份。", "Stopped: {0} of {1} reports are checked.";
        many_search: "按文件、单位、等级查找", "Find by file, department, grade";
        many_shown: "显示 {0} 份", "{0} shown";
        told_files: "符合条件的有 {0} 份，共 {1} 份。", "{0} of {1} reports match.";
        told_no_file: "没有一份符合条件，共 {0} 份。", "None of the {0} reports matches.";
        many_save: "存为表格（CSV）", "Save as table (CSV)";
        many_save_some: "把这 {0} 份存为表格（CSV）", "Save these {0} as a table (CSV)";
        many_none: "没有符合条件的文件。", "No file matches.";
        many_close: "关闭清单", "Close the list";
        many_back: "回到清单", "Back to the list";
        many_file_name: "核对清单", "checked-reports";
        many_broken: "核对这份文件时程序停住了，其余文件照常核对。", "Checking this file broke the program; the others went on.";
        many_pdf: "是 PDF：请打开后复制文字。", "A PDF: open it and copy its text.";
        many_office: "是旧版 Word（.doc）、Excel 或压缩文件：请另存为 .docx，或打开后复制文字。",
            "An old Word file, a spreadsheet or an archive: save it as .docx, or open it and copy its text.";
        many_damaged: "已损坏或没有下载完整。", "Damaged, or not downloaded whole.";
        many_binary: "不是文字文件。", "Not a text file.";
        many_form: "像是本工具的 JSON 文件，但读不出来。点开看哪里有错。", "It looks like a JSON file of this tool but cannot be read. Open it to see what is wrong.";
        many_closed: "清单已关闭。", "The list is closed.";
        many_reopen: "重新打开", "Open it again";
        many_nothing: "没有读到可以核对的数字。", "No figures were found that could be checked.";
        many_empty: "里面没有文字。", "It holds no text.";
        many_large: "太大。", "Too large.";
    }
}
