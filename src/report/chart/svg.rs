//! A picture being drawn as SVG: whole steps of a grid as coordinates, classes instead of colours, texts from files as
//! texts.
//!
//! Of the crates that draw, none could be used: the style sheet of the page must say the colours (light, dark, in print),
//! a policy forbids styles in attributes, a verdict is told by shape, and a number is written as the reports write it.

use std::fmt::Write;

use quick_xml::escape::escape;

use crate::text::printable;

/// On which side of its place a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// It begins there.
    Right,
    /// It ends there.
    Left,
    /// It is centred there.
    Middle,
}

/// A place: steps from the left and from the top.
pub(super) type Place = (i64, i64);

/// A picture being drawn.
pub(super) struct Svg {
    body: String,
}

impl Svg {
    pub(super) fn new() -> Self {
        Self { body: String::new() }
    }

    pub(super) fn line(&mut self, class: &str, from: Place, to: Place) {
        self.push(format_args!(r#"<path class="{class}" d="M{} {}L{} {}"/>"#, from.0, from.1, to.0, to.1));
    }

    pub(super) fn rect(&mut self, class: &str, corner: Place, (width, height): (i64, i64)) {
        let (x, y) = corner;
        self.push(format_args!(r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}"/>"#));
    }

    pub(super) fn circle(&mut self, class: &str, (x, y): Place, radius: i64) {
        self.push(format_args!(r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}"/>"#));
    }

    /// A square that stands on its corner.
    pub(super) fn diamond(&mut self, class: &str, (x, y): Place, radius: i64) {
        let d = radius;
        self.push(format_args!(r#"<path class="{class}" d="M{x} {}l{d} {d}l-{d} {d}l-{d} -{d}z"/>"#, y - d));
    }

    pub(super) fn triangle(&mut self, class: &str, (x, y): Place, radius: i64) {
        let (d, width) = (radius, 2 * radius);
        self.push(format_args!(r#"<path class="{class}" d="M{x} {}l{d} {width}h-{width}z"/>"#, y - d));
    }

    pub(super) fn text(&mut self, class: &str, side: Side, (x, y): Place, text: &str) {
        let anchor = match side {
            Side::Right => "start",
            Side::Left => "end",
            Side::Middle => "middle",
        };
        let text = plain(text);
        self.push(format_args!(r#"<text class="{class}" text-anchor="{anchor}" x="{x}" y="{y}">{text}</text>"#));
    }

    /// A text that climbs to the right from its place.
    pub(super) fn slanted(&mut self, class: &str, (x, y): Place, text: &str) {
        let text = plain(text);
        self.push(format_args!(r#"<text class="{class}" transform="translate({x} {y}) rotate(-45)">{text}</text>"#));
    }

    /// What is drawn within belongs together and tells this where a pointer rests on it.
    pub(super) fn group(&mut self, tip: &str, draw: impl FnOnce(&mut Self)) {
        self.push(format_args!("<g><title>{}</title>", plain(tip)));
        draw(self);
        self.push(format_args!("</g>"));
    }

    /// The picture, with an id that no other of the page has, a title and a description.
    pub(super) fn finish(self, id: &str, (width, height): (i64, i64), title: &str, told: &str) -> String {
        let (title, told) = (plain(title), plain(told));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{title}</title>\
             <desc id=\"{id}-d\">{told}</desc>{}</svg>",
            self.body
        )
    }

    fn push(&mut self, markup: std::fmt::Arguments<'_>) {
        self.body.write_fmt(markup).expect("a text takes any text");
    }
}

/// A text with nothing in it that is markup or steers anything.
fn plain(text: &str) -> String {
    escape(printable(text).replace(['\n', '\t'], " ")).into_owned()
}

/// A text of at most so many signs; what is left out is told by three points.
pub(super) fn shortened(text: &str, most: usize) -> String {
    // marks are shown by their numbers, which take room
    let text = printable(text);
    if text.chars().count() <= most {
        return text;
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_from_a_file_is_a_text() {
        let mut svg = Svg::new();
        svg.text("label", Side::Left, (1, 2), "<script>&\u{1b}\"'");
        let drawn = svg.finish("p", (10, 20), "</title><b>", "x");
        assert!(drawn.contains(">&lt;script&gt;&amp;\u{fffd}&quot;&apos;</text>"), "{drawn}");
        assert!(drawn.contains(">&lt;/title&gt;&lt;b&gt;</title>"), "{drawn}");
    }

    #[test]
    fn a_long_text_says_that_it_was_cut() {
        assert_eq!(shortened("Лицей № 3", 9), "Лицей № 3");
        assert_eq!(shortened("Лицей № 33", 9), "Лицей №…", "no space before the points");
        assert_eq!(shortened("СШ\u{202e}1", 9), "СШ‹U+202…", "as long as it is drawn");
    }
}
