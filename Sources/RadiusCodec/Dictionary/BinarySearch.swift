// SPDX-License-Identifier: Apache-2.0

extension Array {
    /// The first place whose element, and therefore every later one, has reached what is sought; `count` if none has.
    func firstPlace(where hasReached: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = low + (high - low) / 2
            if hasReached(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
