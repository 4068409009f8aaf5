//! Random draws that depend on nothing but their key: a counter-based generator and quantiles to draw from. The same key
//! and number give the same draw in any order and on any thread.
//!
//! Sources: the mixing function of Steele, Lea, Flood (2014), Fast splittable pseudorandom number generators (`SplitMix64`);
//! drawing by the inverse of the distribution function.

use super::elementary::{exp, ln};

/// Cells of a table of quantiles.
const CELLS: usize = 256;
/// Where the first and the last cell of a table begin and end, as a part of a cell: a straight line from there has the
/// mean of the normal distribution's tail.
const TAIL: f64 = 1.0 / 7.0;
/// Parameters from which on the normal distribution with a correction for skewness stands for a beta distribution.
const LARGE: u32 = 120;

/// A stream of draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stream(u64);

impl Stream {
    /// The stream of a seed and words.
    #[must_use]
    pub fn of(seed: u64, words: &[&str]) -> Self {
        // FNV-1a over the words, a sign between them that no word holds
        let bytes = words.iter().flat_map(|word| word.bytes().chain([0xff]));
        let hash = bytes.fold(0xcbf2_9ce4_8422_2325 ^ mixed(seed), |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(mixed(hash))
    }

    /// Four draws between 0 and 65535: those numbered `4 · number` and the three after it.
    #[must_use]
    pub fn four(self, number: u64) -> [u16; 4] {
        let bits = mixed(self.0.wrapping_add(number.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        let part = |shift: u32| u16::try_from(bits >> shift & 0xffff).unwrap_or(0);
        [part(0), part(16), part(32), part(48)]
    }
}

fn mixed(bits: u64) -> u64 {
    let bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ bits >> 31
}

/// Quantiles at equal steps of probability, with straight lines between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantiles(Box<[f32; CELLS + 1]>);

impl Quantiles {
    /// The quantile that belongs to a draw.
    #[must_use]
    pub fn at(&self, draw: u16) -> f64 {
        let (cell, part) = (usize::from(draw >> 8), f64::from(draw & 255) * (1.0 / 256.0));
        let (low, high) = (f64::from(self.0[cell]), f64::from(self.0[cell + 1]));
        low + part * (high - low)
    }

    /// Of the standard normal distribution.
    #[must_use]
    pub fn normal() -> Self {
        const STEPS: i32 = 400;
        let points: Vec<(f64, f64)> = (-STEPS..=STEPS)
            .map(|step| {
                let z = f64::from(step) * 0.02;
                (z, exp(-0.5 * z * z))
            })
            .collect();
        Self::from_density(&points, 0.02, 0.02, 0.02)
    }

    /// Of the beta distribution with half of these parameters, both above zero.
    #[must_use]
    pub fn beta(twice_alpha: u32, twice_beta: u32) -> Self {
        Self::beta_of(f64::from(twice_alpha) * 0.5, f64::from(twice_beta) * 0.5)
    }

    /// Of the beta distribution with these parameters; one below ½ counts as ½.
    #[must_use]
    pub fn beta_of(alpha: f64, beta: f64) -> Self {
        // with x = sin² θ the density is that of sin^p θ cos^q θ, which ends nowhere at infinity
        let (p, q) = ((2.0 * alpha - 1.0).max(0.0), (2.0 * beta - 1.0).max(0.0));
        let (sine, cosine) = if p == 0.0 { (0.0, 1.0) } else { ((p / (p + q)).sqrt(), (q / (p + q)).sqrt()) };
        let height = |s: f64, c: f64| {
            let side = |power: f64, at: f64, top: f64| if power == 0.0 { 0.0 } else { power * ln(at / top) };
            exp(side(p, s, sine) + side(q, c, cosine))
        };
        // a sixteenth of the standard deviation of θ
        let step = (1.0 / (32.0 * ((p + q + 2.0) * 0.5).sqrt())).min(0.02);
        let square = step * step;
        let (turn, keep) =
            (step * (1.0 - square / 6.0 * (1.0 - square / 20.0)), 1.0 - square / 2.0 * (1.0 - square / 12.0));
        // from the highest point to both sides; `last` is the step onto the end of the line
        let walk = |turn: f64| {
            let (mut points, mut last, (mut s, mut c)) = (Vec::new(), step, (sine, cosine));
            loop {
                let (next_s, next_c) = (s * keep + c * turn, c * keep - s * turn);
                if next_s <= 0.0 || next_c <= 0.0 {
                    let left = if turn > 0.0 { c } else { s };
                    last = left * (1.0 + left * left / 6.0);
                    (s, c) = if turn > 0.0 { (1.0, 0.0) } else { (0.0, 1.0) };
                    if last > 0.0 {
                        points.push((s, height(s, c)));
                    }
                    break;
                }
                (s, c) = (next_s, next_c);
                let height = height(s, c);
                points.push((s, height));
                if height < 1e-12 {
                    break;
                }
            }
            (points, last)
        };
        let (down, first_step) = walk(-turn);
        let (up, last_step) = walk(turn);
        let mut points: Vec<(f64, f64)> = down.iter().rev().copied().collect();
        points.push((sine, 1.0));
        points.extend(&up);
        let first_step = if down.is_empty() { step } else { first_step };
        let last_step = if up.is_empty() { step } else { last_step };
        let mut quantiles = Self::from_density(&points, step, first_step, last_step);
        for sine in quantiles.0.iter_mut() {
            *sine *= *sine;
        }
        quantiles
    }

    /// From points of a line and the heights of a density over it; between the points lies always the same `step`, but
    /// for the first and the last.
    fn from_density(points: &[(f64, f64)], step: f64, first: f64, last: f64) -> Self {
        let gaps = points.len() - 1;
        let mut sums = Vec::with_capacity(points.len());
        let mut sum = 0.0;
        sums.push(sum);
        for gap in 0..gaps {
            let width = if gap == 0 {
                first
            } else if gap + 1 == gaps {
                last
            } else {
                step
            };
            sum += 0.5 * width * (points[gap].1 + points[gap + 1].1);
            sums.push(sum);
        }
        let mut quantiles = Box::new([0.0_f32; CELLS + 1]);
        let mut gap = 0;
        let mut probability = 0.0;
        for (cell, quantile) in quantiles.iter_mut().enumerate() {
            let at = match cell {
                0 => TAIL,
                CELLS => probability - TAIL,
                _ => probability,
            };
            probability += 1.0;
            #[expect(clippy::cast_precision_loss, reason = "256 is a float")]
            let wanted = sum * at / CELLS as f64;
            while gap + 1 < gaps && sums[gap + 1] < wanted {
                gap += 1;
            }
            let width = sums[gap + 1] - sums[gap];
            let part = if width > 0.0 { ((wanted - sums[gap]) / width).clamp(0.0, 1.0) } else { 0.0 };
            let point = points[gap].0 + part * (points[gap + 1].0 - points[gap].0);
            #[expect(clippy::cast_possible_truncation, reason = "seven digits are more than the table is good for")]
            let point = point as f32;
            *quantile = point;
        }
        Self(quantiles)
    }
}

/// A share that is not known for sure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Beta {
    /// Parameters, doubled, of which at least one is small.
    Small(u32, u32),
    /// The mean, the standard deviation and a sixth of the skewness of one with large parameters.
    Large([f64; 3]),
}

impl Beta {
    /// The beta distribution with half of these parameters.
    #[must_use]
    pub fn of(twice_alpha: u32, twice_beta: u32) -> Self {
        if twice_alpha.min(twice_beta) < LARGE {
            return Self::Small(twice_alpha.max(1), twice_beta.max(1));
        }
        let (a, b) = (f64::from(twice_alpha) * 0.5, f64::from(twice_beta) * 0.5);
        let all = a + b;
        let deviation = (a * b / (all + 1.0)).sqrt() / all;
        let skewness = 2.0 * (b - a) * (all + 1.0).sqrt() / ((all + 2.0) * (a * b).sqrt());
        Self::Large([a / all, deviation, skewness / 6.0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn median(quantiles: &Quantiles) -> f64 {
        quantiles.at(1 << 15)
    }

    // The normal distribution: 1.96 at 97.5 %, 1.2816 at 90 %. The arcsine distribution Beta(½, ½): sin²(π p / 2). Beta(1, 1): p.
    // Beta(2, 1): √p. Beta(1, 3): 1 − ∛(1 − p). Closed forms of the textbooks.
    #[test]
    fn quantiles_are_those_of_the_closed_forms() {
        let normal = Quantiles::normal();
        assert!((normal.at(63_898) - 1.960).abs() < 0.002, "{}", normal.at(63_898));
        assert!((normal.at(58_982) - 1.2816).abs() < 0.002 && median(&normal).abs() < 1e-6);
        let eighth = |draw: u16| f64::from(draw) / 65_536.0;
        let form = |a, b, p: f64| match (a, b) {
            (1, 1) => (std::f64::consts::FRAC_PI_2 * p).sin().powi(2),
            (4, 2) => p.sqrt(),
            (2, 6) => 1.0 - (1.0 - p).cbrt(),
            _ => p,
        };
        for (a, b) in [(1, 1), (2, 2), (4, 2), (2, 6)] {
            let quantiles = Quantiles::beta(a, b);
            for draw in [2_000_u16, 8_192, 16_384, 32_768, 49_152, 60_000, 64_000] {
                let (known, found) = (form(a, b, eighth(draw)), quantiles.at(draw));
                assert!((known - found).abs() < 0.001, "Beta({a}/2, {b}/2) at {draw}: {found}, not {known}");
            }
        }
    }

    // Mean a/(a+b), variance ab/((a+b)²(a+b+1)), over all 65,536 draws.
    #[test]
    fn draws_have_the_mean_and_the_variance_of_the_distribution() {
        let halves = [(1, 41), (7, 3), (1, 1), (21, 221), (119, 2001), (61, 61)]
            .map(|(a, b)| (f64::from(a) / 2.0, f64::from(b) / 2.0));
        let others = [(0.7, 99.3), (20.0 / 3.0, 280.0 / 3.0), (1.3, 1.9), (66.6, 0.6)];
        for (a, b) in halves.into_iter().chain(others) {
            let quantiles = Quantiles::beta_of(a, b);
            let draws: Vec<f64> = (0..=u16::MAX).map(|draw| quantiles.at(draw)).collect();
            let mean = draws.iter().sum::<f64>() / 65_536.0;
            let variance = draws.iter().map(|draw| (draw - mean) * (draw - mean)).sum::<f64>() / 65_536.0;
            let (known, deviation) = (a / (a + b), (a * b / (a + b + 1.0)).sqrt() / (a + b));
            assert!((mean - known).abs() < 0.01 * deviation, "mean {mean}, not {known}");
            assert!((variance.sqrt() / deviation - 1.0).abs() < 0.01, "deviation {} not {deviation}", variance.sqrt());
        }
    }

    #[test]
    fn large_parameters_are_drawn_as_well_as_from_their_table() {
        for (a, b) in [(120, 120), (125, 900), (4000, 140)] {
            let (table, normal) = (Quantiles::beta(a, b), Quantiles::normal());
            let Beta::Large([mean, deviation, skewness]) = Beta::of(a, b) else { panic!("large") };
            for draw in (500..65_000).step_by(500) {
                let z = normal.at(draw);
                let drawn = mean + deviation * (z + skewness * (z * z - 1.0));
                assert!((drawn - table.at(draw)).abs() < 0.02 * deviation, "{a} {b} {draw}");
            }
        }
    }

    // A counter-based generator has no state: a draw is the same alone and among others, and streams differ.
    #[test]
    fn streams_differ_and_fill_the_range_evenly() {
        let (one, other) = (Stream::of(1, &["a", "bc"]), Stream::of(1, &["ab", "c"]));
        assert_ne!(one.four(7), other.four(7));
        assert_ne!(one.four(7), Stream::of(2, &["a", "bc"]).four(7));
        let mut sixteenths = [0_u32; 16];
        for number in 0..40_000 {
            for draw in one.four(number) {
                sixteenths[usize::from(draw >> 12)] += 1;
            }
        }
        // 160,000 draws, 10,000 in each sixteenth, standard deviation 97
        assert!(sixteenths.iter().all(|count| count.abs_diff(10_000) < 450), "{sixteenths:?}");
    }
}
