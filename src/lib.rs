//! `shnor` finds the schools that need support and proves why.
//!
//! Data flow one way:
//!
//! ```text
//! files ─ source ─► Observations ─ assess ─► Assessment ─ report ─► bytes ─ output ─► folder, terminal
//!              criteria file ─ criteria ─► Criteria ┘
//! ```
//!
//! | floor | module | what it is for |
//! |---|---|---|
//! | 0 | [`number`] | exact numbers, rounding, numbers as people write them |
//! | 0 | [`text`] | every word a user reads; folding and suggesting |
//! | 0 | [`date`] | days of the calendar |
//! | 0 | [`stats`] | statistics of lists of numbers |
//! | 0 | [`output`] | the only way bytes go out |
//! | 1 | [`toml_table`] | a TOML file read with every problem at once, in its place |
//! | 1 | [`origin`] | files, sheets and cells |
//! | 1 | [`finding`] | something to tell the analyst |
//! | 1 | [`school`] | schools, their names, the register |
//! | 1 | [`observation`] | what is known of schools; the catalogue of measures |
//! | 1 | [`decision`] | what becomes of a school |
//! | 1 | [`layout`] | what documents look like: data |
//! | 2 | [`criteria`] | the methodology, checked |
//! | 3 | [`source`] | the only way data come in |
//! | 3 | [`assess`] | the method, pure |
//! | 4 | [`run_record`] | what was run |
//! | 4 | [`compare`] | years held against one another |
//! | 4 | [`verify`] | whether a result holds, and what makes the difference |
//! | 5 | [`report`] | what was found out, in every format |
//! | 6 | [`cli`] | one file a verb |
//!
//! Words of the field: a *measure* is one thing that can be observed of a school in a year (participants of an
//! examination, a mean); an *observation* is one cell of the input, understood; an *indicator* is what the criteria make
//! of measures; its *value* is in percent or points, its *normalised* value between 0 and 1; a *contribution* is what it
//! adds to the *score*; the *shortfall* is how far it moves a school towards the list against the city's median; the
//! *cut* is where the list ends; a *finding* is something wrong or odd in the data.

pub mod assess;
pub mod cli;
pub mod compare;
pub mod criteria;
pub mod date;
pub mod decision;
pub mod finding;
pub mod layout;
pub mod number;
pub mod observation;
pub mod origin;
pub mod output;
mod parallel;
pub mod report;
pub mod run_record;
pub mod school;
pub mod source;
pub mod stats;
pub mod text;
pub mod toml_table;
pub mod verify;
