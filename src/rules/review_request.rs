//! No sentence, button or label asks readers for reviews, testimonials, ratings, likes, shares or follows.

/// The messages of a finding that is certain and of one that a person has to look at, and the reason of the latter.
pub(super) const TEXTS: [&str; 3] = ["review-request-certain", "review-request-probable", "probable-request"];
