//! Texts that are nothing but one thing over and over, of any size: what they cost may grow with their length alone.
//!
//! What belongs here: a monotony for each reader that looks around in a text. What does not: the tests (`fuzz_audit`).

use super::REPORT;

/// A name, and the text of about so many bytes.
pub type Monotony = (&'static str, Box<dyn Fn(usize) -> String>);

/// Texts of one thing, of any size.
pub fn all() -> Vec<Monotony> {
    let again = |unit: &'static str| move |bytes: usize| unit.repeat(bytes / unit.len());
    let mut all: Vec<Monotony> = Vec::new();
    for unit in [
        "7",
        "（",
        "(",
        "其中：",
        "其中1万元，",
        "其中甲1万元。",
        "\n",
        "\r\n\r\n",
        "\u{301}",
        " ",
        "\t",
        "|",
        "<",
        "<td>",
        "<table><tr><td>1",
        "<!--",
        "&",
        "&#49;",
        "“",
        "1、",
        "（一）甲\n",
        "一、2024年\n",
        "1.5万元，",
        "1万元\n",
        "甲1万元、",
        "占5%，",
        "等级",
        "等级为优",
        "成本指标5分得0分，",
        "成本指标5分得5分。",
        "产出指标50分，得10分；",
        "分值5，得分4，",
        "分值5分，得分4分；",
        "甲指标（5分）得4分，",
        "扣1分，自评得分90分，",
        "1.甲得1分，权重5%，",
        "产出指标权重5%、",
        "失分1分，另",
        "本项共扣1分。\n",
        "满意9份，收回10份，满意度80.5%，",
        "甲率76.8%，较目标值75%高出3.6个百分点，",
        "3865元，即3865万元，",
        "2024年总收入1万元。2023年总收入",
        "得1分、2分，小计3分，",
        "评价为优的有甲（93.1分）、",
        "等级由上年的“良”，",
        "得分率95%（19/20）、",
        "下设3项，每项8分，计24分；",
        "指标20分（甲10分、乙10分），",
        "产出25分=甲15分+乙10分，",
        "本年增加12.34万元，",
        "，",
        "。",
        "0.",
        "1,",
        "1 ",
        "2024年",
        "-",
        "万",
        "元",
        "91分，",
        "扣9分，",
        "得分",
        "人",
        "编制1人，实有1人，",
        "无",
        "增长5%；",
        "甲\t1\t2\n",
        "|甲|1|2|\n",
        "甲,1,2\n",
        "甲  1  2\n",
        "一级指标\t分值\t得分\n",
        "单位：万元\n",
        "基本支出1万元，其中：人员经费1万元，占基本支出的5%。",
        "年初预算为1万元，支出决算为1万元，完成年初预算的100%。",
        "绩效",
        "甲项目1.23万元；\n",
        "2080505 养老 1.50 1.50\n",
        "九、卫生健康支出 1.50 1.50\n",
        "社会保障（类）养老（款）离退休（项）1.50万元，",
        "“三公”经费公务接待费1.50万元，占5%，减少1.50万元，下降5%，",
        "下设5个机构，分别是甲乙、丙丁、戊己、庚辛。",
        "填报单位：某县水利局",
        "2022年度我局4个项目自评得分依次为96.5分、94分、91.8分、89.3分，平均得分92.90分、",
        "一级指标\t权重\t评分标准\t得分\n产出\t10\t每超一个扣0.5分\t9\n项目支出绩效自评表\n",
        "项目支出922.71万元，占项目支出的98.4%，共涉及项目3个，",
        "质量指标10分，得9分，扣1分，",
        "纳入范围的单位5个，",
        "占1%",
    ] {
        all.push((unit, Box::new(again(unit))));
    }
    all.push((
        "nested listings",
        Box::new(|bytes| {
            let depth = bytes / 40;
            (0..depth).map(|level| format!("甲{level}为{}万元，其中：", depth - level)).collect()
        }),
    ));
    all.push((
        "nested brackets",
        Box::new(|bytes| {
            let depth = bytes / 8;
            format!("{}1万元{}", "（甲".repeat(depth / 2), "）".repeat(depth / 2))
        }),
    ));
    all.push((
        "distinct names",
        Box::new(|bytes| (0..bytes / 24).map(|n| format!("项目{n}支出{n}.50万元，")).collect()),
    ));
    all.push((
        "distinct sentences",
        Box::new(|bytes| {
            (0..bytes / 60).map(|n| format!("甲{n}支出{n}.50万元，其中：乙{n}支出{n}万元，占5.0%。")).collect()
        }),
    ));
    all.push((
        "distinct paragraphs",
        Box::new(|bytes| {
            (0..bytes / 60).map(|n| format!("（{n}）第{n}个项目完成情况说明。\n项目{n}支出{n}.50万元。\n")).collect()
        }),
    ));
    all.push((
        "shares of distinct parts",
        Box::new(|bytes| {
            let share = |n: usize| format!("其中工程{n}.37万元一项就占到项目支出的62.{}%。\n", n % 90 + 10);
            (0..bytes / 60).map(share).collect()
        }),
    ));
    all.push((
        "many rows under a wide head",
        Box::new(|bytes| {
            let cells = bytes / 40;
            let head = format!("一级指标{}\t分值\t得分\n", "\t指标".repeat(cells));
            head + &(0..cells).map(|n| format!("甲{n}\t10\t9\n")).collect::<String>()
        }),
    ));
    all.push((
        "codes with distinct names",
        Box::new(|bytes| {
            let code = |n: usize| ["208", "20805", "2080501", "2080505"][n % 4];
            (0..bytes / 40).map(|n| format!("{}\t科目{n}支出\t{n}.50\t{n}.50\n", code(n))).collect()
        }),
    ));
    all.push((
        "items with distinct names",
        Box::new(|bytes| {
            let item = |n: usize| format!("教育（类）普通教育（款）学校{n}（项）{n}.50万元，支出决算为{n}.50万元。\n");
            let row = |n: usize| format!("20502{:02}\t学校{n}\t{n}.50\t{n}.50\n", n % 100);
            (0..bytes / 160).map(item).chain((0..bytes / 160).map(row)).collect()
        }),
    ));
    all.push((
        "score rows",
        Box::new(|bytes| {
            let rows = (0..bytes / 40).map(|n| format!("产出指标\t数量指标\t指标{n}\t{n}个\t{n}个\t1\t1\n"));
            format!("一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n{}", rows.collect::<String>())
        }),
    ));
    all.push((
        "changes of another name",
        Box::new(|bytes| {
            (0..bytes / 60).map(|n| format!("甲{n}支出{n}.50万元。比上年，支出总额增加{n}万元，增长5.0%。")).collect()
        }),
    ));
    all.push((
        "shares without a whole",
        Box::new(|bytes| {
            let lines = (0..bytes / 80).map(|n| {
                format!("甲{n}项目{n}.37万元，占{}.31%；乙{n}项目{}.11万元，占{}.77%。\n", n % 97, n + 2, n % 89)
            });
            lines.collect()
        }),
    ));
    all.push((
        "percentages of one whole",
        Box::new(|bytes| (0..bytes / 50).map(|n| format!("甲{n}占30.1%，乙{n}占30.2%，丙{n}占39.7%。\n")).collect()),
    ));
    all.push((
        "rules for a rate that stands elsewhere",
        Box::new(|bytes| "预算执行得9.81分。计分办法为得分=10分×执行率。\n满意率97.3%。\n".repeat(bytes / 90)),
    ));
    all.push((
        "rules for a rate beside it",
        Box::new(|bytes| "预算执行率92.31%，按10分×执行率计算，得9.61分。\n".repeat(bytes / 70)),
    ));
    all.push((
        "a word spread out",
        Box::new(|bytes| format!("甲 1.00 2.00 3.00\n合{}计 1.00 2.00 3.00\n", " ".repeat(bytes))),
    ));
    all.push((
        "items on single projects",
        Box::new(|bytes| (0..bytes / 60).map(|n| format!("{n}. 甲{n}水库加固。产出扣1分，效益扣{n}分。\n")).collect()),
    ));
    all.push((
        "a column of scores in 元",
        Box::new(|bytes| {
            let rows = (0..bytes / 30).map(|n| format!("甲{n}项目\t{n}.25\t{}.5\n", 60 + n % 40));
            format!("共4个项目，平均得分90分。\n项目名称\t亩均（元）\t自评得分\n{}", rows.collect::<String>())
        }),
    ));
    all.push((
        "chapters with a total",
        Box::new(|bytes| {
            (0..bytes / 60).map(|n| format!("{}.5 评分 90分中扣2分，得88分，总分97.{n}分。\n", n % 99)).collect()
        }),
    ));
    all.push((
        "rates of what was carried over",
        Box::new(|bytes| "上年度项目支出158.90万元，上年结转资金支出16.80万元，执行率90.62%。\n".repeat(bytes / 90)),
    ));
    // Each in one line without an end, and each of them is looked for elsewhere in the text.
    for (name, sentence) in [
        ("totals of the score", "自评总分88.5分，四个一级指标共扣11.5分。"),
        ("totals behind a hundred", "总分100分，实得88.5分。"),
        ("years that speak of themselves", "2023年度收支总计3743.76万元。"),
        ("last days of years to come", "截至2030年12月31日，编制3人，"),
        ("years compared", "比2021年增加1万元，"),
        ("amounts of a year", "2022年11745187.40元，"),
        ("averages of what stands elsewhere", "人均支出14867.51元。累计支出4437.60万元，编制12人，"),
        ("rates of what stands elsewhere", "调整后预算7436.18万元。决算支出7218.94万元。全年预算执行率95.08%。"),
        ("shares of what is called alike", "项目支出100.00万元，设备33.00万元，占项目支出的12.34%。"),
        ("vacancies", "编制69名。在职66人，空编5名。"),
        ("parts told in turn", "支出1975.31万元，由甲和乙组成，前者846.37万元，后者1128.94万元。"),
        ("losses by steps", "目标95%，每低1个百分点扣0.5分，低3.5个百分点，扣1.5分，"),
        ("averages by named numbers", "年末在职人员61人，公用经费154.34万元，以年末在职人员计，人均公用经费2.41万元。"),
        ("numbered scores", "效益20分，得15分。一是甲，该项10分得8分；二是乙，该项5分得4.5分；"),
        ("states", "核实35个点的状态：运营27个、间歇5个、停业3个，"),
    ] {
        all.push((name, Box::new(move |bytes| sentence.repeat(1 + bytes / sentence.len()))));
    }
    all.push((
        "pages of one line",
        Box::new(|bytes| (0..bytes / 40).map(|n| format!("某局绩效自评报告正文\n— {} —\n", n % 999)).collect()),
    ));
    all.push((
        "rules in rows",
        Box::new(|bytes| {
            let row = "采购执行率\t达到95%以上得满分，每低1个百分点扣0.2分\t90%\t4\t3\n";
            format!("指标\t评分标准\t实际值\t分值\t得分\n{}", row.repeat(bytes / row.len()))
        }),
    ));
    all.push(("whole reports", Box::new(|bytes| REPORT.repeat(1 + bytes / REPORT.len()))));
    all
}
