// SPDX-License-Identifier: Apache-2.0

/// Finds the known name that somebody who mistyped probably meant.
enum NearestName {
    /// - Returns: nil when nothing is near: more than a third of the letters would have to change.
    static func of(_ name: String, among known: [String]) -> String? {
        let candidates = known.map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }
        guard let best = candidates.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(2, name.count / 3) ? best.name : nil
    }

    /// The Levenshtein distance: insertions, deletions and replacements of one byte.
    static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right.utf8)
        var row = Array(0...right.count)
        for (lineNumber, letter) in left.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = lineNumber + 1
            for column in right.indices {
                let replaced = diagonal + (letter == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
