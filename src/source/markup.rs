//! The tags of an XML part as it streams by, without anything being built of them: how a foreign part is looked over
//! before a reader that trusts it may have it. Document types are refused, and tags, texts and depths that no office
//! program writes.

use std::io::Read;

use memchr::{memchr, memmem};

use super::fault::Fault;

/// Bytes of a tag: the longest that office programs write list the ranges of a rule for cells.
const MOST_TAG: usize = 64 * 1024;
/// Bytes of a name.
const MOST_NAME: usize = 256;
/// Attributes of a tag.
const MOST_ATTRIBUTES: usize = 256;
/// Bytes between two tags: a cell holds 32,767 characters at most.
const MOST_TEXT: usize = 1024 * 1024;
/// Tags within one another.
const MOST_DEPTH: usize = 128;
/// Bytes read at a time.
const CHUNK: usize = 256 * 1024;

/// A tag that begins an element.
#[derive(Clone, Copy)]
pub(super) struct Tag<'t> {
    /// Its name without the prefix.
    pub name: &'t [u8],
    /// It is a whole element: `<row/>`.
    empty: bool,
    attributes: &'t [u8],
}

impl<'t> Tag<'t> {
    /// The value of an attribute, as it is written, by its name without the prefix.
    pub(super) fn attribute(&self, wanted: &[u8]) -> Option<&'t [u8]> {
        let mut rest = self.attributes;
        while let Some(equals) = memchr(b'=', rest) {
            let name = local(rest[..equals].trim_ascii());
            rest = rest[equals + 1..].trim_ascii_start();
            let quote = *rest.first()?;
            let end = 1 + memchr(quote, rest.get(1..)?)?;
            if name == wanted {
                return Some(&rest[1..end]);
            }
            rest = &rest[end + 1..];
        }
        None
    }

    /// The value of an attribute that is a number.
    pub(super) fn number(&self, wanted: &[u8]) -> Option<u32> {
        std::str::from_utf8(self.attribute(wanted)?).ok()?.parse().ok()
    }

    /// How long its attributes are together.
    pub(super) fn attributes_length(&self) -> u64 {
        self.attributes.len() as u64
    }

    /// Whether an attribute says yes.
    pub(super) fn flag(&self, wanted: &[u8]) -> bool {
        matches!(self.attribute(wanted), Some(b"1" | b"true" | b"on"))
    }
}

/// A name without its prefix.
fn local(name: &[u8]) -> &[u8] {
    memchr(b':', name).map_or(name, |colon| &name[colon + 1..])
}

/// Hands every tag of a part that begins an element to `each`, but for names of one letter (not `f`) without attributes, and every byte that was read to be counted to `count`.
///
/// # Errors
/// A [`Fault`] of the part, or that of `each` or `count`.
pub(super) fn tags(
    mut part: impl Read,
    count: &mut impl FnMut(usize) -> Result<(), Fault>,
    each: &mut impl FnMut(Tag<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut buffer = vec![0; CHUNK];
    let (mut held, mut depth, mut text) = (0, 0_usize, 0_usize);
    let mut begun = false;
    loop {
        // a tag that is not whole yet stays at the beginning
        if held == buffer.len() {
            buffer.resize(buffer.len() + CHUNK, 0);
        }
        let read = part.read(&mut buffer[held..]).map_err(|_| Fault::Damaged)?;
        if read == 0 {
            return Ok(());
        }
        count(read)?;
        held += read;
        // UTF-16 would hide a document type from this pass; no office program writes it
        if !begun && buffer[..held.min(4)].contains(&0) {
            return Err(Fault::Damaged);
        }
        begun = true;
        let mut at = 0;
        loop {
            let Some(tag) = memchr(b'<', &buffer[at..held]) else {
                text += held - at;
                at = held;
                break;
            };
            text += tag;
            if text > MOST_TEXT {
                return Err(Fault::Limit("limit-text"));
            }
            at += tag;
            // most of a sheet is ends and short beginnings, of which there is nothing to say
            if let Some((length, opens)) = plain(&buffer[at..held]) {
                (depth, text) = (if opens { depth + 1 } else { depth.saturating_sub(1) }, 0);
                if depth > MOST_DEPTH {
                    return Err(Fault::Limit("limit-depth"));
                }
                at += length;
                continue;
            }
            let Some(length) = length(&buffer[at..held])? else { break };
            text = 0;
            if let Some(tag) = tag_of(&buffer[at..at + length]) {
                if tag.name.len() > MOST_NAME {
                    return Err(Fault::Limit("limit-tag"));
                }
                depth += usize::from(!tag.empty);
                if depth > MOST_DEPTH {
                    return Err(Fault::Limit("limit-depth"));
                }
                each(tag)?;
            }
            at += length;
        }
        if text > MOST_TEXT {
            return Err(Fault::Limit("limit-text"));
        }
        buffer.copy_within(at..held, 0);
        held -= at;
    }
}

/// The length of a tag that ends an element, or begins one and is a name of one letter (`<v>`), and whether it begins one;
/// `None` of any other, and where its end is not there yet.
fn plain(rest: &[u8]) -> Option<(usize, bool)> {
    match rest {
        [_, b'/', name @ ..] => {
            let end = name.iter().take(MOST_NAME).position(|byte| *byte == b'>')?;
            Some((end + 3, false))
        }
        // but a formula is worth a word
        [_, letter, b'>', ..] if letter.is_ascii_lowercase() && *letter != b'f' => Some((3, true)),
        _ => None,
    }
}

/// The length of the tag, comment or literal text that begins here; `None` where its end is not there yet.
fn length(rest: &[u8]) -> Result<Option<usize>, Fault> {
    let until = |mark: &[u8], most: usize, fault: &'static str| match memmem::find(rest, mark) {
        Some(found) => Ok(Some(found + mark.len())),
        None if rest.len() > most => Err(Fault::Limit(fault)),
        None => Ok(None),
    };
    match rest {
        [_, b'!', b'-', b'-', ..] => until(b"-->", MOST_TEXT, "limit-text"),
        [_, b'!', b'[', ..] => until(b"]]>", MOST_TEXT, "limit-text"),
        [_, b'/', ..] if rest.len() > MOST_NAME => Err(Fault::Limit("limit-tag")),
        [_, b'?', ..] => until(b"?>", MOST_TAG, "limit-tag"),
        [_, b'/', ..] | [_, b'!', b'-'] | [_, b'!'] | [_] => Ok(None),
        [_, b'!', ..] => Err(Fault::Limit("limit-doctype")),
        _ => whole_tag(rest),
    }
}

/// The length of a tag: a bracket inside quotes does not end it.
fn whole_tag(rest: &[u8]) -> Result<Option<usize>, Fault> {
    let (mut at, mut attributes) = (1, 0);
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'>' => {
                return if at > MOST_TAG { Err(Fault::Limit("limit-tag")) } else { Ok(Some(at + 1)) };
            }
            b'"' | b'\'' => {
                let Some(end) = memchr(byte, &rest[at + 1..]) else { break };
                at += end + 1;
                attributes += 1;
                if attributes > MOST_ATTRIBUTES {
                    return Err(Fault::Limit("limit-attributes"));
                }
            }
            _ => {}
        }
        at += 1;
    }
    if rest.len() > MOST_TAG { Err(Fault::Limit("limit-tag")) } else { Ok(None) }
}

/// A whole tag in parts; `None` of a comment and the like.
fn tag_of(text: &[u8]) -> Option<Tag<'_>> {
    let inner = text.get(1..text.len() - 1)?;
    if matches!(inner.first()?, b'!' | b'?') {
        return None;
    }
    let (empty, inner) = match inner.split_last() {
        Some((b'/', rest)) => (true, rest),
        _ => (false, inner),
    };
    let end = inner.iter().position(u8::is_ascii_whitespace).unwrap_or(inner.len());
    Some(Tag { name: local(&inner[..end]), empty, attributes: &inner[end..] })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Result<Vec<String>, Fault> {
        let mut names = Vec::new();
        tags(text, &mut |_| Ok(()), &mut |tag| {
            names.push(String::from_utf8_lossy(tag.name).into_owned());
            Ok(())
        })?;
        Ok(names)
    }

    #[test]
    fn tags_are_told_from_what_looks_like_one() {
        let text = br#"<?xml version="1.0"?><a z=""><!-- <no> --><x:b k="1>2" l='"'/><![CDATA[<no>]]><v></v></a>"#;
        assert_eq!(read(text), Ok(["a", "b"].map(str::to_owned).to_vec()));
        let mut value = None;
        let _ = tags(&text[..], &mut |_| Ok(()), &mut |tag| {
            value = value.take().or_else(|| tag.attribute(b"k").map(<[u8]>::to_vec));
            Ok(())
        });
        assert_eq!(value.as_deref(), Some(&b"1>2"[..]));
    }

    #[test]
    fn what_no_office_program_writes_is_refused() {
        assert_eq!(read(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), Err(Fault::Limit("limit-doctype")));
        assert_eq!(read("<a>".repeat(200).as_bytes()), Err(Fault::Limit("limit-depth")));
        assert_eq!(read(format!("<a {}/>", "b='' ".repeat(300)).as_bytes()), Err(Fault::Limit("limit-attributes")));
        assert_eq!(read(format!("<a b='{}'/>", "c".repeat(1 << 20)).as_bytes()), Err(Fault::Limit("limit-tag")));
        assert_eq!(read(format!("<a>{}</a>", "c".repeat(2 << 20)).as_bytes()), Err(Fault::Limit("limit-text")));
        assert_eq!(read(&[0xff, 0xfe, b'<', 0, b'a', 0]), Err(Fault::Damaged));
    }
}
