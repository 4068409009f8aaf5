//! Whether what is written to a stream is painted: as `--color` says, else where a person looks at it.

use std::io::IsTerminal;

use crate::report::Ink;

/// When text is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Colour {
    /// On a terminal that can show it, unless `NO_COLOR` is set.
    #[default]
    Auto,
    Always,
    Never,
}

/// The words by which it is asked for.
pub(super) const COLOURS: [(&str, Colour); 3] =
    [("auto", Colour::Auto), ("always", Colour::Always), ("never", Colour::Never)];

impl Colour {
    /// How a stream is written to.
    pub(super) fn on(self, stream: &impl IsTerminal) -> Ink {
        let wanted = match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => stream.is_terminal() && !is_refused(),
        };
        // a console of Windows is told that sequences are meant; other systems have nothing to be told
        let understood = || anstyle_query::windows::enable_ansi_colors() != Some(false) || self == Self::Always;
        if wanted && understood() { Ink::Colour } else { Ink::Plain }
    }
}

/// Whether the environment asks for text without colour: `NO_COLOR`, see <https://no-color.org>, or a terminal that has
/// none.
fn is_refused() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    refused || super::is_dumb()
}
