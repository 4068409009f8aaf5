//! lib
pub mod assess;
pub mod cli;
pub mod criteria;
pub mod finding;
pub mod layout;
pub mod number;
pub mod observation;
pub mod origin;
pub mod output;
pub mod report;
pub mod run_record;
pub mod school;
pub mod source;
pub mod stats;
pub mod text;
pub mod toml_table;
