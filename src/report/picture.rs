//! Pictures of numbers in a line of text: a bar on a scale, an interval with a mark and the cut. Each is of exactly so many
//! columns. What decides where a stroke stands is exact; what it means is said in words beside it, never by colour.

use super::ink::Ink;
use crate::number::{Exact, Rounding};

/// With which signs pictures and tables are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strokes {
    /// Lines and blocks of Unicode.
    Unicode,
    /// Signs that every terminal has.
    Ascii,
}

/// What is drawn on: a terminal of so many columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Canvas {
    /// Its columns.
    pub width: u16,
    /// Its signs.
    pub strokes: Strokes,
    /// Its colours.
    pub ink: Ink,
}

impl From<u16> for Canvas {
    /// A terminal of so many columns without colours.
    fn from(width: u16) -> Self {
        Self { width, strokes: Strokes::Unicode, ink: Ink::Plain }
    }
}

/// The parts of a column that a block of Unicode can fill, from an eighth to seven of them.
const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// The signs of an interval.
struct Signs {
    left: char,
    line: char,
    mark: char,
    right: char,
    cut: char,
}

impl Strokes {
    fn signs(self) -> Signs {
        match self {
            Self::Unicode => Signs { left: '├', line: '─', mark: '●', right: '┤', cut: '¦' },
            Self::Ascii => Signs { left: '|', line: '-', mark: 'o', right: '|', cut: ':' },
        }
    }
}

/// A value as a bar from the left end of a scale; what lies outside of the scale is drawn at its end. A value above the
/// left end is never drawn as nothing.
#[must_use]
pub fn bar(value: &Exact, scale: (&Exact, &Exact), width: usize, strokes: Strokes) -> String {
    let per_column = match strokes {
        Strokes::Unicode => 8,
        Strokes::Ascii => 1,
    };
    let filled = along(value, scale, width * per_column).max(usize::from(width > 0 && value > scale.0));
    let (whole, rest) = (filled / per_column, filled % per_column);
    let block = if strokes == Strokes::Unicode { '█' } else { '#' };
    let part = rest.checked_sub(1).and_then(|place| EIGHTHS.get(place));
    let drawn = std::iter::repeat_n(block, whole).chain(part.copied());
    drawn.chain(std::iter::repeat(' ')).take(width).collect()
}

/// An interval from low to high with a mark in it, and the cut, where there is one: `├──●──┤  ¦`. An end beyond the scale
/// is left open, a cut beyond it is not drawn. Where signs fall on one column the mark goes before the cut, and the cut
/// before the ends.
#[must_use]
pub fn strip(
    (low, mark, high): (&Exact, &Exact, &Exact),
    cut: Option<&Exact>,
    scale: (&Exact, &Exact),
    width: usize,
    strokes: Strokes,
) -> String {
    let Some(last) = width.checked_sub(1) else { return String::new() };
    let (signs, at) = (strokes.signs(), |value: &Exact| along(value, scale, last));
    let inside = |value: &Exact| value >= scale.0 && value <= scale.1;
    let (first, end) = (at(low), at(high));
    let mut columns = vec![' '; width];
    for column in columns.iter_mut().take(end + 1).skip(first) {
        *column = signs.line;
    }
    let ends = [(low, signs.left), (high, signs.right)];
    let drawn = ends.into_iter().chain(cut.map(|cut| (cut, signs.cut))).filter(|(value, _)| inside(value));
    for (value, sign) in drawn.chain([(mark, signs.mark)]) {
        columns[at(value)] = sign;
    }
    columns.into_iter().collect()
}

/// How many of so many steps along the scale a value lies, to the nearest.
fn along(value: &Exact, (from, to): (&Exact, &Exact), steps: usize) -> usize {
    let Some(share) = (value - from).over(&(to - from)) else { return if value > from { steps } else { 0 } };
    let steps_exact = Exact::from(i64::try_from(steps).unwrap_or(i64::MAX));
    let place = Rounding::half_up(0).of(&(&share.clip(&Exact::zero(), &Exact::one()) * &steps_exact));
    place.to_integer().and_then(|place| usize::try_from(place).ok()).map_or(steps, |place| place.min(steps))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole(number: i64) -> Exact {
        Exact::from(number)
    }

    // 8 columns are 64 eighths: 5 of 10 is 32 of them (4 columns), 1 of 10 is 6.4 → 6 eighths; in ASCII 0.8 → 1 column
    #[test]
    fn a_bar_is_as_long_as_its_value() {
        let bar = |value, strokes| bar(&whole(value), (&whole(0), &whole(10)), 8, strokes);
        for (value, unicode, ascii) in [
            (0, "        ", "        "),
            (1, "▊       ", "#       "),
            (5, "████    ", "####    "),
            (9, "███████▎", "####### "),
            (10, "████████", "########"),
            (12, "████████", "########"),
            (-3, "        ", "        "),
        ] {
            assert_eq!(bar(value, Strokes::Unicode), unicode, "{value}");
            assert_eq!(bar(value, Strokes::Ascii), ascii, "{value}");
        }
    }

    #[test]
    fn a_value_above_the_left_end_is_never_drawn_as_nothing() {
        let scale = (&whole(0), &whole(1_000_000));
        assert_eq!(bar(&whole(1), scale, 4, Strokes::Unicode), "▏   ");
        assert_eq!(bar(&whole(1), scale, 4, Strokes::Ascii), "#   ");
        assert_eq!(bar(&whole(1), scale, 0, Strokes::Ascii), "");
    }

    // 13 columns from 1 to 13: each number is a column; 6.5 is halfway and goes up
    #[test]
    fn a_strip_shows_the_interval_the_mark_and_the_cut() {
        let strip = |(low, mark, high), cut: Option<&str>, strokes| {
            let cut: Option<Exact> = cut.map(|cut| cut.parse().expect("a number"));
            let interval = (&whole(low), &whole(mark), &whole(high));
            strip(interval, cut.as_ref(), (&whole(1), &whole(13)), 13, strokes)
        };
        for (interval, cut, unicode, ascii) in [
            ((2, 4, 7), Some("9"), " ├─●──┤ ¦    ", " |-o--| :    "),
            ((2, 4, 7), Some("6.5"), " ├─●──¦      ", " |-o--:      "),
            ((2, 4, 7), Some("5"), " ├─●¦─┤      ", " |-o:-|      "),
            ((4, 4, 7), Some("4"), "   ●──┤      ", "   o--|      "),
            ((5, 5, 5), None, "    ●        ", "    o        "),
            ((-3, 2, 20), Some("14"), "─●───────────", "-o-----------"),
        ] {
            assert_eq!(strip(interval, cut, Strokes::Unicode), unicode);
            assert_eq!(strip(interval, cut, Strokes::Ascii), ascii);
        }
    }

    #[test]
    fn a_scale_without_length_is_drawn_all_the_same() {
        let one = whole(1);
        assert_eq!(bar(&one, (&one, &one), 3, Strokes::Ascii), "   ");
        assert_eq!(strip((&one, &one, &one), Some(&one), (&one, &one), 3, Strokes::Ascii), "o  ");
    }

    proptest! {
        #[test]
        fn a_picture_is_of_exactly_so_many_columns(
            numbers in proptest::array::uniform6((any::<i64>(), 1_i64..1000)),
            with_cut in any::<bool>(),
            width in 0_usize..200,
        ) {
            let [low, mark, high, cut, from, to] =
                numbers.map(|(above, below)| Exact::ratio(above, below).expect("not over zero"));
            for strokes in [Strokes::Unicode, Strokes::Ascii] {
                let drawn = strip((&low, &mark, &high), with_cut.then_some(&cut), (&from, &to), width, strokes);
                prop_assert_eq!(drawn.chars().count(), width);
                prop_assert!(width == 0 || drawn.contains(strokes.signs().mark));
                let drawn = bar(&mark, (&from, &to), width, strokes);
                prop_assert_eq!(drawn.chars().count(), width);
                prop_assert!(strokes == Strokes::Unicode || drawn.is_ascii());
            }
        }
    }
}
