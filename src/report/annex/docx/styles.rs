//! How the document looks: the page of ГОСТ Р 7.0.97 and the styles of its paragraphs.

use super::xml::Xml;

/// The paper, A4, in twentieths of a point: width and height.
pub(super) const PAPER: (u32, u32) = (11_906, 16_838);
/// The margins: left, right, top and bottom of 20, 10, 20 and 20 mm.
pub(super) const MARGINS: [u32; 4] = [1134, 567, 1134, 1134];
/// What the margins leave for text.
pub(super) const TEXT_WIDTH: u32 = PAPER.0 - MARGINS[0] - MARGINS[1];
/// The namespace of the markup.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The typeface; where it is absent, office programs take one of the same widths.
const TYPEFACE: &str = "Times New Roman";
/// The red of what must not be overlooked.
const LOUD: &str = "A00000";

/// A style of paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report::annex) enum Style {
    /// The mark of the attachment, top right.
    Mark,
    /// What must be seen above everything.
    Banner,
    /// The title of the document.
    Title,
    /// A school, or another part that begins a page.
    Part,
    /// A heading within a part.
    Heading,
    /// A heading within a section.
    Subheading,
    /// Text.
    Body,
    /// Text that must not be overlooked.
    Warning,
    /// A line of a list.
    Item,
    /// A line that belongs to the line before it.
    Inner,
    /// A line to be written on by hand.
    Blank,
    /// A heading of a table's column.
    ColumnHead,
    /// Words in a cell.
    Cell,
    /// A figure in a cell.
    Figure,
    /// Small print in a cell.
    Print,
    /// Small figures in a cell.
    PrintFigure,
    /// Space about a table.
    Gap,
    /// The page's number.
    PageNumber,
    /// What every page says of the document, under its number.
    Running,
}

/// What a style sets. Sizes are in half points, spaces and indents in twentieths of a point.
struct Look {
    style: Style,
    name: &'static str,
    size: u32,
    bold: bool,
    italic: bool,
    colour: Option<&'static str>,
    align: &'static str,
    /// Above and below.
    spacing: (u32, u32),
    /// From the left, and of the first line.
    indent: (u32, i32),
    /// It stays on the page of what follows.
    keeps: bool,
    /// Its place in the outline by which a reader navigates.
    outline: Option<u32>,
}

const TEXT: Look = Look {
    style: Style::Body,
    name: "Normal",
    size: 24,
    bold: false,
    italic: false,
    colour: None,
    align: "left",
    spacing: (0, 80),
    indent: (0, 709),
    keeps: false,
    outline: None,
};
const IN_CELL: Look = Look { size: 20, spacing: (0, 0), indent: (0, 0), ..TEXT };

const LOOKS: [Look; 19] = [
    TEXT,
    Look { style: Style::Mark, name: "Mark", spacing: (0, 0), indent: (5103, 0), keeps: true, ..TEXT },
    Look {
        style: Style::Banner,
        name: "Banner",
        bold: true,
        colour: Some(LOUD),
        align: "center",
        spacing: (120, 120),
        indent: (0, 0),
        keeps: true,
        ..TEXT
    },
    Look {
        style: Style::Title,
        name: "Title",
        size: 28,
        bold: true,
        align: "center",
        spacing: (240, 160),
        indent: (0, 0),
        keeps: true,
        ..TEXT
    },
    Look {
        style: Style::Part,
        name: "heading 1",
        size: 28,
        bold: true,
        align: "center",
        spacing: (0, 80),
        indent: (0, 0),
        keeps: true,
        outline: Some(0),
        ..TEXT
    },
    Look {
        style: Style::Heading,
        name: "heading 2",
        bold: true,
        spacing: (120, 40),
        indent: (0, 0),
        keeps: true,
        outline: Some(1),
        ..TEXT
    },
    Look {
        style: Style::Subheading,
        name: "heading 3",
        bold: true,
        italic: true,
        spacing: (80, 40),
        indent: (0, 0),
        keeps: true,
        outline: Some(2),
        ..TEXT
    },
    Look { style: Style::Warning, name: "Warning", bold: true, colour: Some(LOUD), indent: (0, 0), ..TEXT },
    Look { style: Style::Item, name: "Item", spacing: (0, 20), indent: (284, -284), ..TEXT },
    Look { style: Style::Inner, name: "Inner", spacing: (0, 20), indent: (567, 0), ..TEXT },
    Look { style: Style::Blank, name: "Blank", spacing: (120, 0), indent: (0, 0), keeps: true, ..TEXT },
    Look { style: Style::ColumnHead, name: "ColumnHead", bold: true, align: "center", keeps: true, ..IN_CELL },
    Look { style: Style::Cell, name: "Cell", ..IN_CELL },
    Look { style: Style::Figure, name: "Figure", align: "right", ..IN_CELL },
    Look { style: Style::Print, name: "Print", size: 18, ..IN_CELL },
    Look { style: Style::PrintFigure, name: "PrintFigure", size: 18, align: "right", ..IN_CELL },
    Look { style: Style::Gap, name: "Gap", size: 10, keeps: true, ..IN_CELL },
    Look { style: Style::PageNumber, name: "header", align: "center", spacing: (0, 0), indent: (0, 0), ..TEXT },
    Look {
        style: Style::Running,
        name: "Running",
        size: 18,
        align: "center",
        spacing: (0, 120),
        indent: (0, 0),
        ..TEXT
    },
];

impl Style {
    /// What paragraphs call it by.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Mark => "Mark",
            Self::Banner => "Banner",
            Self::Title => "Title",
            Self::Part => "Heading1",
            Self::Heading => "Heading2",
            Self::Subheading => "Heading3",
            Self::Body => "Normal",
            Self::Warning => "Warning",
            Self::Item => "Item",
            Self::Inner => "Inner",
            Self::Blank => "Blank",
            Self::ColumnHead => "ColumnHead",
            Self::Cell => "Cell",
            Self::Figure => "Figure",
            Self::Print => "Print",
            Self::PrintFigure => "PrintFigure",
            Self::Gap => "Gap",
            Self::PageNumber => "Header",
            Self::Running => "Running",
        }
    }
}

/// The part with the styles, for texts in a language.
pub(super) fn part(language: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("w:styles", &[("xmlns:w", MAIN)], |xml| {
        xml.within("w:docDefaults", &[], |xml| {
            xml.within("w:rPrDefault", &[], |xml| {
                xml.within("w:rPr", &[], |xml| {
                    let typefaces = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"].map(|kind| (kind, TYPEFACE));
                    xml.empty("w:rFonts", &typefaces);
                    size(xml, TEXT.size);
                    xml.empty("w:lang", &[("w:val", language), ("w:eastAsia", language), ("w:bidi", "ar-SA")]);
                });
            });
            xml.within("w:pPrDefault", &[], |_| {});
        });
        for look in &LOOKS {
            style(xml, look);
        }
        table(xml);
    });
    xml.into_bytes()
}

fn size(xml: &mut Xml, size: u32) {
    let size = size.to_string();
    xml.value("w:sz", &size);
    xml.value("w:szCs", &size);
}

fn style(xml: &mut Xml, look: &Look) {
    let is_default = look.style == Style::Body;
    let mut attributes = vec![("w:type", "paragraph")];
    attributes.extend(is_default.then_some(("w:default", "1")));
    attributes.push(("w:styleId", look.style.id()));
    xml.within("w:style", &attributes, |xml| {
        xml.value("w:name", look.name);
        if !is_default {
            xml.value("w:basedOn", Style::Body.id());
        }
        xml.empty("w:qFormat", &[]);
        xml.within("w:pPr", &[], |xml| {
            if look.keeps {
                xml.empty("w:keepNext", &[]);
                xml.empty("w:keepLines", &[]);
            }
            xml.empty("w:widowControl", &[]);
            if look.style == Style::Banner {
                xml.within("w:pBdr", &[], |xml| {
                    for side in ["w:top", "w:left", "w:bottom", "w:right"] {
                        let line = [("w:val", "single"), ("w:sz", "12"), ("w:space", "4"), ("w:color", LOUD)];
                        xml.empty(side, &line);
                    }
                });
            }
            let (before, after) = (look.spacing.0.to_string(), look.spacing.1.to_string());
            let spacing = [("w:before", before.as_str()), ("w:after", after.as_str())];
            xml.empty("w:spacing", &[spacing[0], spacing[1], ("w:line", "240"), ("w:lineRule", "auto")]);
            let (left, first) = (look.indent.0.to_string(), look.indent.1.unsigned_abs().to_string());
            let kind = if look.indent.1 < 0 { "w:hanging" } else { "w:firstLine" };
            xml.empty("w:ind", &[("w:left", left.as_str()), (kind, first.as_str())]);
            xml.value("w:jc", look.align);
            if let Some(level) = look.outline {
                xml.value("w:outlineLvl", &level.to_string());
            }
        });
        xml.within("w:rPr", &[], |xml| {
            if look.bold {
                xml.empty("w:b", &[]);
                xml.empty("w:bCs", &[]);
            }
            if look.italic {
                xml.empty("w:i", &[]);
                xml.empty("w:iCs", &[]);
            }
            if let Some(colour) = look.colour {
                xml.value("w:color", colour);
            }
            size(xml, look.size);
        });
    });
}

/// The style of tables that office programs ask for; tables say the rest themselves.
fn table(xml: &mut Xml) {
    let attributes = [("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")];
    xml.within("w:style", &attributes, |xml| {
        xml.value("w:name", "Normal Table");
        xml.within("w:tblPr", &[], |xml| {
            xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
        });
    });
}
