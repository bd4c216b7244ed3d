//! The exponential function, the same on every platform.

/// e to the power of `x`, to about six digits, the same on every platform: the library's differs between them.
pub(super) fn exp(x: f32) -> f32 {
    let exponent = (x * std::f32::consts::LOG2_E).clamp(-120.0, 120.0);
    let whole = exponent.floor();
    let rest = (exponent - whole) * std::f32::consts::LN_2;
    // The Taylor series on [0, ln 2].
    let series = [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let fraction = series.iter().fold(0.0, |sum, term| sum * rest + term);
    f32::from_bits(((whole as i32 + 127) as u32) << 23) * fraction
}

#[cfg(test)]
mod tests {
    use super::exp;

    #[test]
    fn exp_is_near_the_library() {
        for step in -80..40 {
            let x = step as f32 / 4.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
    }
}
