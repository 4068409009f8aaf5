//! `shnor schema`: what machine output looks like, for programs that read it.

use crate::cli::arguments::SchemaArguments;
use crate::cli::print;
use crate::report;

pub(super) fn run(arguments: &SchemaArguments) -> anyhow::Result<()> {
    // the command line lets no other name pass
    print(&report::schema(&arguments.name).unwrap_or_default())
}
