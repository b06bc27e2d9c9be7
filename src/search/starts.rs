//! Where in a sorted list of places the next one stands.

/// For each stretch of a text, which of its places is the first: asked so often that halving the list each time would take
/// longer than all else that is done with what is found.
#[derive(Default)]
pub struct Starts(Vec<u32>);

/// Bytes of a stretch, as a power of two: some twenty characters.
const STRETCH: u32 = 6;

impl Starts {
    /// For places in growing order, in a text of so many bytes.
    pub fn of(length: usize, places: impl Iterator<Item = u32>) -> Starts {
        let mut first = Vec::with_capacity((length >> STRETCH) + 2);
        let mut count = 0;
        for (index, place) in places.enumerate() {
            let stretch = (place >> STRETCH) as usize;
            while first.len() <= stretch {
                first.push(index as u32);
            }
            count = index as u32 + 1;
        }
        first.push(count);
        Starts(first)
    }

    /// The first place of the stretch that a byte lies in: none in front of it is at or behind that byte.
    pub fn near(&self, at: u32) -> usize {
        let stretch = (at >> STRETCH) as usize;
        self.0.get(stretch).or(self.0.last()).map_or(0, |&first| first as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_no_place_and_hardly_any_too_many() {
        for places in [vec![], vec![0], vec![0, 0, 1, 63, 64, 65, 640, 641], vec![500], (0..900).collect::<Vec<u32>>()]
        {
            let starts = Starts::of(900, places.iter().copied());
            for at in 0..1000 {
                let near = starts.near(at);
                assert!(places[..near].iter().all(|&place| place < at), "{places:?} {at}");
                assert!(places[near..].iter().take_while(|&&place| place < at).count() <= 64, "{places:?} {at}");
            }
        }
    }
}
