//! A number that stands for a value, by which what was made of it is known again.

use std::hash::{DefaultHasher, Hash, Hasher};

/// The fingerprint of `value`, the same in every run of one program; two values share one by an accident that no site
/// meets. It is no protection against somebody who looks for such an accident.
pub fn fingerprint(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
