//! A part of an archive is inflated on a core of its own, a little ahead of who reads it.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::scope;

/// Bytes inflated at a time.
const CHUNK: usize = 64 * 1024;
/// Chunks that may wait.
const MOST_CHUNKS: usize = 16;
/// Bytes from which a part is worth a core.
const LEAST: u64 = 1024 * 1024;

/// Lets `read` read a part that says it has so many bytes.
pub(super) fn ahead<R>(mut part: impl Read + Send, says: u64, read: impl FnOnce(&mut dyn Read) -> R) -> R {
    if says < LEAST {
        return read(&mut part);
    }
    let (chunks, waiting) = sync_channel(MOST_CHUNKS);
    scope(|scope| {
        scope.spawn(move || {
            loop {
                let chunk = chunk(&mut part);
                let is_last = !matches!(&chunk, Ok(bytes) if !bytes.is_empty());
                // nobody waits where the reader has seen enough
                if chunks.send(chunk).is_err() || is_last {
                    return;
                }
            }
        });
        // it goes when the part is read, so that nothing is inflated for nobody
        let mut ahead = Ahead { waiting, chunk: Vec::new(), at: 0 };
        read(&mut ahead)
    })
}

/// The next bytes of a part; none at its end.
fn chunk(part: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(CHUNK);
    part.take(CHUNK as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A part as its chunks come.
struct Ahead {
    waiting: Receiver<io::Result<Vec<u8>>>,
    chunk: Vec<u8>,
    at: usize,
}

impl Read for Ahead {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.chunk.len() {
            // who inflates is gone after the end or an error
            let Ok(next) = self.waiting.recv() else { return Ok(0) };
            (self.chunk, self.at) = (next?, 0);
        }
        let read = (&self.chunk[self.at..]).read(buffer)?;
        self.at += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_read_whole_or_as_far_as_its_reader_wants() {
        let bytes: Vec<u8> = (0..3_000_000_u32).flat_map(u32::to_le_bytes).collect();
        for says in [0, LEAST] {
            let whole = ahead(&bytes[..], says, |part| {
                let mut read = Vec::new();
                part.read_to_end(&mut read).map(|_| read)
            });
            assert!(whole.is_ok_and(|read| read == bytes));
            // a part without end is left alone
            let mut first = [0; 5];
            assert!(ahead(io::repeat(7), says, |part| part.read_exact(&mut first)).is_ok());
            assert_eq!(first, [7; 5]);
        }
    }

    #[test]
    fn an_error_comes_in_its_place() {
        let broken = io::repeat(1).take(700_000).chain(Broken);
        let mut read = Vec::new();
        assert!(ahead(broken, LEAST, |part| part.read_to_end(&mut read)).is_err());
    }

    struct Broken;

    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::InvalidData.into())
        }
    }
}
