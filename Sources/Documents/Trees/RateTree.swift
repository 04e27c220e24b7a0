// SPDX-License-Identifier: Apache-2.0

/// What is drawn of places that share a capacity: a router, its sectors, their groups and lines.
public struct RateTree: Sendable, Hashable {
    /// The heading.
    public var title: String
    /// What stands below it, such as the date.
    public var subtitle: String
    /// Parents before their children, in the order in which they are drawn.
    public var places: [Place]

    public init(title: String, subtitle: String, places: [Place]) {
        self.title = title
        self.subtitle = subtitle
        self.places = places
    }

    /// One place.
    public struct Place: Sendable, Hashable {
        public var name: String
        /// What it is, in a word or two.
        public var kind: String
        /// How far below the top: 0, 1, ….
        public var level: Int
        /// The two directions, in the order in which they are drawn.
        public var bars: [Bar]

        public init(name: String, kind: String, level: Int, bars: [Bar]) {
            self.name = name
            self.kind = kind
            self.level = level
            self.bars = bars
        }
    }

    /// One direction of a place. All values are in one unit, such as bits per second.
    public struct Bar: Sendable, Hashable {
        public var label: String
        /// What can be carried; nil for no limit.
        public var capacity: Double?
        /// What is sold.
        public var sold: Double
        /// What was carried at most; nil where it was not measured.
        public var measured: Double?
        /// The three as people read them.
        public var words: String

        public init(label: String, capacity: Double?, sold: Double, measured: Double?, words: String) {
            self.label = label
            self.capacity = capacity
            self.sold = sold
            self.measured = measured
            self.words = words
        }

        /// The greatest of the three.
        var greatest: Double { max(capacity ?? 0, sold, measured ?? 0) }
    }
}
