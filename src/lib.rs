//! lib
pub mod finding;
pub mod layout;
pub mod number;
pub mod observation;
pub mod origin;
pub mod school;
pub mod stats;
pub mod text;
pub mod toml_table;
