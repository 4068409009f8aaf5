//! Schools of a list that the register knows as predecessors: they went into others, or are called by an older code.

use crate::school::{NameKey, Register};
use crate::text::fold;

/// What a register says of a school that it does not have.
pub(super) enum Former {
    /// It is a predecessor of these.
    Of(Vec<usize>),
    /// A predecessor of which only the code is known may be meant: the code, and the school that it went into.
    Perhaps(String, usize),
}

/// What the register says of a school of this name or code, which it does not have.
pub(super) fn find(register: &Register, name: Option<&str>, code: Option<&str>) -> Option<Former> {
    let names_it = |written: &String| {
        let same = |said: &str| fold(said) == fold(written) || is_alike(said, written);
        name.is_some_and(same) || code.is_some_and(same)
    };
    let schools = || register.schools().iter().enumerate();
    let later: Vec<usize> =
        schools().filter(|(_, school)| school.predecessors.iter().any(names_it)).map(|(place, _)| place).collect();
    if !later.is_empty() {
        return Some(Former::Of(later));
    }
    let number = NameKey::of(name.filter(|_| code.is_none())?).number?;
    let may_be = |written: &&String| number_in_code(written) == Some(number);
    let near = schools().flat_map(|(place, school)| school.predecessors.iter().map(move |written| (place, written)));
    let near: Vec<(usize, &String)> = near.filter(|(_, written)| may_be(written)).collect();
    match near.as_slice() {
        [(place, written)] => Some(Former::Perhaps((*written).clone(), *place)),
        _ => None,
    }
}

/// Whether two names are of one kind, number and place.
fn is_alike(said: &str, written: &str) -> bool {
    let (said, written) = (NameKey::of(said), NameKey::of(written));
    said == written && said.kind.is_some() && (said.number.is_some() || !said.words.is_empty())
}

/// The number of a school as codes often end with it: 240024 of the school 24.
fn number_in_code(code: &str) -> Option<u32> {
    const LAST: usize = 3;
    let is_code = code.len() > LAST && code.bytes().all(|byte| byte.is_ascii_digit());
    is_code.then(|| code[code.len() - LAST..].parse().ok()).flatten()
}
