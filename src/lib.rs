//! jixiao (绩效): self-evaluation reports of government departments, calculated exactly.
//!
//! The map of the house; each line may use only those below it:
//!
//! | room | what is in it |
//! |---|---|
//! | `widget` \[web\] | the element: state, history, explore, edit, check |
//! | [`fallback`] | the plain HTML inside the element |
//! | `api` \[core\] | typed JS functions |
//! | [`publish`] | an audit for programs, a letter, a table |
//! | [`words`], [`chart`] | every visible word · geometry without a browser |
//! | [`exchange`] | JSON and CSV |
//! | `marks` \[edit\] | findings in the lines of a text, for the reader's eye |
//! | [`comparison`] | a stated figure beside the calculated one, for the calculator |
//! | [`audit`] | text → findings |
//! | [`checks`] | the catalogue: claims → findings |
//! | [`evaluation`] | `evaluate(&Report, &RuleProfile) -> Evaluation` |
//! | [`extraction`] | a text's report and claims |
//! | [`document`] | a text's lines, sections, tables and figures |
//! | [`claims`] | statements that arithmetic can confirm or contradict |
//! | [`scoring`], [`shares`] | points and grade · percentages and coverage |
//! | [`rules`], [`report`] | rule profiles as data · what a report states, and edits of it |
//! | [`amount`] | exact decimals with units |
//! | `signs` | the words by which a sentence may concern a reader |
//! | `search` | words looked for in a text |
//! | `reader` | JSON text into values, with the place of every fault |
//!
//! The field's words in code:
//!
//! | 中文 | in code | 中文 | in code |
//! |---|---|---|---|
//! | 部门整体支出绩效自评 | self-evaluation (report) | 一级/二级/三级指标 | level-1/2/3 indicator |
//! | 基本支出 / 项目支出 | basic / project expenditure | 年度指标值 / 实际完成值 | target / actual |
//! | 人员经费 / 公用经费 | personnel / operating expenditure | 分值 / 得分 | full_marks / score |
//! | 一般公共预算 | general public budget | 扣分 / 偏差原因 | lost marks / deviation reason |
//! | 政府性基金预算 | government fund budget | 预算执行率 | execution rate |
//! | 国有资本经营预算 | state capital operating budget | 评定等级 优良中差 | grade excellent good fair poor |
//! | 社会保险基金预算 | social insurance fund budget | 编制 / 实有人数 | authorised posts / staff in post |
//! | 年初预算 / 全年预算 / 全年执行 | initial / adjusted budget / actual | 主要包括 / 其中 | partial / itemised listing |

#![forbid(unsafe_code)]

pub mod amount;
#[cfg(feature = "core")]
pub mod api;
pub mod audit;
pub mod chart;
pub mod checks;
pub mod claims;
pub mod comparison;
pub mod document;
pub mod evaluation;
pub mod exchange;
pub mod extraction;
pub mod fallback;
pub mod marks;
pub mod publish;
mod reader;
pub mod report;
pub mod rules;
pub mod scoring;
mod search;
pub mod shares;
mod signs;
#[cfg(feature = "web")]
pub mod widget;
pub mod words;

/// Reading a text asks for memory some thousand times, and the library's own allocator is made for many threads and
/// large programs: this one takes half the time and fewer bytes.
#[cfg(all(feature = "core", target_family = "wasm"))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
