//! Characters that stand for others: radicals from the text layer of PDF files, and traditional forms from mirrors.

use crate::search::any_of;

/// The Kangxi radicals U+2F00 … U+2FD5 as ordinary characters, in their order.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Simplified radicals of the supplement that fonts use for ordinary characters.
const SUPPLEMENT: [(char, char); 16] = [
    ('⺟', '母'),
    ('⺠', '民'),
    ('⻁', '虎'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻥', '鱼'),
];

/// The ordinary character that a radical or compatibility character looks like.
pub(super) fn unified(c: char) -> char {
    if let Some(index) = (c as u32).checked_sub(0x2f00)
        && index < 214
    {
        return RADICALS.chars().nth(index as usize).map_or(c, simplified);
    }
    SUPPLEMENT.iter().find(|(from, _)| *from == c).map_or(c, |&(_, to)| to)
}

/// Traditional and simplified forms of the characters that reports are read by, sorted by the first.
const TRADITIONAL: &[(char, char)] = &[
    ('並', '并'),
    ('佔', '占'),
    ('來', '来'),
    ('倉', '仓'),
    ('個', '个'),
    ('們', '们'),
    ('債', '债'),
    ('億', '亿'),
    ('優', '优'),
    ('儲', '储'),
    ('兩', '两'),
    ('動', '动'),
    ('務', '务'),
    ('區', '区'),
    ('協', '协'),
    ('員', '员'),
    ('問', '问'),
    ('單', '单'),
    ('國', '国'),
    ('執', '执'),
    ('報', '报'),
    ('場', '场'),
    ('塊', '块'),
    ('實', '实'),
    ('專', '专'),
    ('導', '导'),
    ('屆', '届'),
    ('層', '层'),
    ('屬', '属'),
    ('幹', '干'),
    ('強', '强'),
    ('後', '后'),
    ('從', '从'),
    ('應', '应'),
    ('戶', '户'),
    ('採', '采'),
    ('撥', '拨'),
    ('據', '据'),
    ('擴', '扩'),
    ('數', '数'),
    ('書', '书'),
    ('會', '会'),
    ('東', '东'),
    ('業', '业'),
    ('構', '构'),
    ('標', '标'),
    ('樣', '样'),
    ('機', '机'),
    ('權', '权'),
    ('決', '决'),
    ('況', '况'),
    ('準', '准'),
    ('滿', '满'),
    ('為', '为'),
    ('無', '无'),
    ('營', '营'),
    ('獎', '奖'),
    ('現', '现'),
    ('產', '产'),
    ('當', '当'),
    ('療', '疗'),
    ('發', '发'),
    ('監', '监'),
    ('確', '确'),
    ('礎', '础'),
    ('種', '种'),
    ('積', '积'),
    ('節', '节'),
    ('範', '范'),
    ('級', '级'),
    ('組', '组'),
    ('結', '结'),
    ('統', '统'),
    ('經', '经'),
    ('維', '维'),
    ('縣', '县'),
    ('總', '总'),
    ('績', '绩'),
    ('織', '织'),
    ('續', '续'),
    ('聯', '联'),
    ('職', '职'),
    ('與', '与'),
    ('興', '兴'),
    ('萬', '万'),
    ('著', '着'),
    ('處', '处'),
    ('補', '补'),
    ('製', '制'),
    ('見', '见'),
    ('規', '规'),
    ('計', '计'),
    ('設', '设'),
    ('評', '评'),
    ('試', '试'),
    ('該', '该'),
    ('詳', '详'),
    ('課', '课'),
    ('調', '调'),
    ('論', '论'),
    ('諸', '诸'),
    ('證', '证'),
    ('議', '议'),
    ('財', '财'),
    ('貨', '货'),
    ('責', '责'),
    ('費', '费'),
    ('貼', '贴'),
    ('資', '资'),
    ('質', '质'),
    ('購', '购'),
    ('車', '车'),
    ('軍', '军'),
    ('轉', '转'),
    ('辦', '办'),
    ('農', '农'),
    ('運', '运'),
    ('達', '达'),
    ('適', '适'),
    ('還', '还'),
    ('邊', '边'),
    ('鄉', '乡'),
    ('醫', '医'),
    ('鎮', '镇'),
    ('長', '长'),
    ('門', '门'),
    ('開', '开'),
    ('間', '间'),
    ('關', '关'),
    ('際', '际'),
    ('險', '险'),
    ('離', '离'),
    ('電', '电'),
    ('項', '项'),
    ('預', '预'),
    ('題', '题'),
    ('類', '类'),
    ('養', '养'),
    ('餘', '余'),
    ('體', '体'),
    ('黨', '党'),
];

/// Whether a text is written in traditional characters: it has one of those that no report does without.
pub(super) fn is_traditional(source: &str) -> bool {
    any_of!["績效", "預算", "萬元"].is_in(source)
}

/// The simplified form, where it is one of those that reports are read by.
pub(super) fn simplified(c: char) -> char {
    TRADITIONAL.binary_search_by_key(&c, |&(from, _)| from).map_or(c, |index| TRADITIONAL[index].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_in_order() {
        assert_eq!(RADICALS.chars().count(), 214);
        assert!(TRADITIONAL.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(unified('⼈'), '人');
        assert_eq!(unified('⾦'), '金');
        assert_eq!(unified('⻓'), '长');
        assert_eq!(simplified('績'), '绩');
    }
}
