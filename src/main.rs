//! The program: hands the command line to the library and ends as it says.

use std::process::ExitCode;

fn main() -> ExitCode {
    shnor::cli::run(std::env::args_os())
}
