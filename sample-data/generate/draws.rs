//! Draws that depend on what they are for and not on the order of drawing; integers decide them.

use super::schools::School;

/// A counter-based generator (the output function of splitmix64): a stream a purpose.
pub(crate) struct Draws {
    key: u64,
    counter: u64,
}

impl Draws {
    pub(crate) fn new(seed: u64, school: &School, purpose: &str) -> Self {
        Self::of(seed, &school.code, purpose)
    }

    pub(crate) fn of(seed: u64, whose: &str, purpose: &str) -> Self {
        let bytes = whose.bytes().chain([b'/']).chain(purpose.bytes());
        let key = bytes.fold(mix(seed), |key, byte| mix(key ^ u64::from(byte)));
        Self { key, counter: 0 }
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.counter += 1;
        mix(self.key.wrapping_add(self.counter.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    /// A whole number from `low` to `high`, both possible.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % (high - low + 1).unsigned_abs()) as i64
    }

    /// Close to normal, mean 0, standard deviation 1000: twelve even draws added up.
    pub(crate) fn normal(&mut self) -> i64 {
        (0..12).map(|_| self.between(0, 999)).sum::<i64>() - 5994
    }

    /// How many of `of` meet a condition that each meets with this probability.
    pub(crate) fn some(&mut self, of: u64, per_mille: i64) -> u64 {
        (0..of).filter(|_| self.between(0, 999) < per_mille).count() as u64
    }

    /// `size`, give or take `percent`.
    pub(crate) fn about(&mut self, size: u64, percent: i64) -> u64 {
        size * self.between(100 - percent, 100 + percent).unsigned_abs() / 100
    }
}

fn mix(mut bits: u64) -> u64 {
    bits = bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
