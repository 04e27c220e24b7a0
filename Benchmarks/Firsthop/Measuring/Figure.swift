// SPDX-License-Identifier: Apache-2.0

/// One measured thing: ours, the floor of the same run, and the bar.
struct Figure: Sendable {
    enum Unit: String, Sendable {
        case nanoseconds = "ns"
        case milliseconds = "ms"
        case seconds = "s"
        case perSecond = "/s"
        case megabytes = "MB"
    }

    let name: String
    let unit: Unit
    let ours: Double
    let floor: Double
    /// What the floor is, in a few words.
    let floorName: String
    let bar: Bar

    init(
        _ name: String, _ unit: Unit, _ measured: (ours: Double, floor: Double), against floorName: String, bar: Bar
    ) {
        self.name = name
        self.unit = unit
        self.ours = measured.ours
        self.floor = measured.floor
        self.floorName = floorName
        self.bar = bar
    }

    var ratio: Double { floor == 0 ? .infinity : ours / floor }
    var isMet: Bool { bar.isMet(ours: ours, floor: floor) }
}
