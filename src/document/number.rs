//! Numbers in running text.
