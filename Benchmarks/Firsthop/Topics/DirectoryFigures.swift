// SPDX-License-Identifier: Apache-2.0

/// What the process of ``DirectoryCommand`` measured, in the order in which it prints it.
struct DirectoryFigures {
    static let count = 12

    /// Seconds until everything was loaded, and those of opening every password on one core.
    var load, opening: Double
    /// Megabytes after loading, and the most that there ever were.
    var resident, peak: Double
    /// Nanoseconds of a look-up, and of one in a dictionary of as many numbers.
    var lookup, dictionary: Double
    /// Milliseconds from commits to the look-ups that saw them.
    var seenMedian, seenWorst: Double
    /// Milliseconds of processor time of an edit.
    var processor: Double
    /// Edits of a second.
    var edits: Double
    /// Seconds of writing the sealed copy, and of beginning from it.
    var save, restart: Double

    init(_ printed: [Double]) {
        (load, opening, resident, peak) = (printed[0], printed[1], printed[2], printed[3])
        (lookup, dictionary, seenMedian, seenWorst) = (printed[4], printed[5], printed[6], printed[7])
        (processor, edits, save, restart) = (printed[8], printed[9], printed[10], printed[11])
    }

    init(
        load: Double, opening: Double, resident: Double, peak: Double, lookup: Double, dictionary: Double,
        edits: DirectoryEdits.Measured, save: Double, restart: Double
    ) {
        self.init([
            load, opening, resident, peak, lookup, dictionary, edits.seenMedian, edits.seenWorst,
            edits.processorPerEdit,
            edits.perSecond, save, restart,
        ])
    }

    /// One line of numbers, which the first initializer reads.
    var text: String {
        [
            load, opening, resident, peak, lookup, dictionary, seenMedian, seenWorst, processor, edits, save, restart,
        ].map(\.description).joined(separator: " ")
    }

    func figures(lines: Int, megabytes: Double) -> [Figure] {
        [
            Figure(
                "loading a directory of \(lines) lines", .seconds, (load, opening),
                against: "opening the passwords on one core", bar: .atMost(8)),
            Figure(
                "resident memory after it", .megabytes, (resident, megabytes), against: "the database",
                bar: .atMost(700)),
            Figure(
                "the most during edits and a copy", .megabytes, (peak, megabytes), against: "the database",
                bar: .atMost(1_000)),
            Figure(
                "looking up a line by a random user name", .nanoseconds, (lookup, dictionary),
                against: "a Dictionary of as many numbers", bar: .atMost(300)),
            Figure(
                "an edit is seen after its commit, median", .milliseconds, (seenMedian, 20), against: "the interval",
                bar: .atMost(50)),
            Figure(
                "an edit is seen after its commit, worst", .milliseconds, (seenWorst, 20), against: "the interval",
                bar: .atMost(100)),
            Figure(
                "processor time of an edit, its commit included", .milliseconds, (processor, 1), against: "1 ms",
                bar: .atMost(5)),
            Figure("edits followed", .perSecond, (edits, 1_000), against: "those asked for", bar: .ratioAtLeast(0.99)),
            Figure("beginning from the sealed copy", .seconds, (restart, load), against: "loading", bar: .atMost(8)),
            Figure("writing the sealed copy", .seconds, (save, load), against: "loading", bar: .atMost(8)),
        ]
    }
}
