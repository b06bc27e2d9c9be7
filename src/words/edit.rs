//! Words of the edit view.

use super::word_list;

word_list! {
    /// Words of the edit view.
    EditWords {
        undo: "撤销", "Undo";
        redo: "重做", "Redo";
        save: "保存", "Save";
        new_report: "新建", "New";
        form: "填报表", "Form";
    }
}
