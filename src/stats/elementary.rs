//! Logarithm and exponential of binary floats from the four operations alone, which every machine rounds alike: the
//! system's own differ in the last bit between platforms. For simulations, never for a number that decides.

/// ln 2.
const LN_2: f64 = std::f64::consts::LN_2;

/// The natural logarithm of a positive, finite, normal number; `-∞` of zero and below.
#[must_use]
pub fn ln(number: f64) -> f64 {
    if number < f64::MIN_POSITIVE {
        return f64::NEG_INFINITY;
    }
    // number = m · 2^k, m between 1 and 2
    let bits = number.to_bits();
    let exponent = u32::try_from(bits >> 52 & 0x7ff).unwrap_or(0);
    let mut k = f64::from(exponent) - 1023.0;
    let mut m = f64::from_bits(bits & 0x000f_ffff_ffff_ffff | 0x3ff0_0000_0000_0000);
    if m > std::f64::consts::SQRT_2 {
        m *= 0.5;
        k += 1.0;
    }
    // ln m = 2 (t + t³/3 + t⁵/5 + …), |t| < 0.172
    let t = (m - 1.0) / (m + 1.0);
    let square = t * t;
    let mut sum = 0.0;
    for odd in [21.0, 19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0, 1.0] {
        sum = sum * square + 1.0 / odd;
    }
    2.0 * t * sum + k * LN_2
}

/// The exponential; 0 below −700, held at its value for 700 above it; of no number there is none.
#[must_use]
pub fn exp(number: f64) -> f64 {
    if number < -700.0 {
        return 0.0;
    }
    if number.is_nan() {
        return number;
    }
    let number = number.min(700.0);
    let k = (number / LN_2).round();
    let rest = number - k * LN_2;
    let mut sum = 1.0;
    for step in [14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0] {
        sum = 1.0 + rest * sum / step;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number between 12 and 2034")]
    let power = f64::from_bits(((k + 1023.0) as u64) << 52);
    sum * power
}

#[cfg(test)]
mod tests {
    use super::*;

    // Abramowitz & Stegun, Handbook of Mathematical Functions, tables 4.2 and 4.4.
    #[expect(clippy::approx_constant, reason = "as the tables print them")]
    #[test]
    fn logarithms_and_exponentials_are_those_of_the_tables() {
        let near = |number: f64, known: f64| (number - known).abs() <= 2e-15 * known.abs().max(1.0);
        for (number, known) in [
            (2.0, 0.693_147_180_559_945_3),
            (10.0, 2.302_585_092_994_046),
            (0.1, -2.302_585_092_994_046),
            (1.0, 0.0),
            (1e-300, -690.775_527_898_213_7),
        ] {
            assert!(near(ln(number), known), "{number}: {}", ln(number));
        }
        for (number, known) in
            [(1.0, 2.718_281_828_459_045), (-1.0, 0.367_879_441_171_442_33), (0.0, 1.0), (10.0, 22_026.465_794_806_718)]
        {
            assert!(near(exp(number), known), "{number}: {}", exp(number));
        }
        assert!(exp(-1000.0) == 0.0 && exp(1e9).is_finite() && ln(0.0) == f64::NEG_INFINITY);
    }
}
