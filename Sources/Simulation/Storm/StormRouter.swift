// SPDX-License-Identifier: Apache-2.0

/// One router of a storm: the lines that it has still to log in, and those that it has to tell the start of.
struct StormRouter {
    /// A line that was let in.
    struct Arrival {
        let line: Int
        let grant: AccountingWriter.Grant
    }

    /// The next line to log in, and how far it is to the one after.
    private var next: Int
    private let stride: Int
    private let end: Int
    private var arrivals: [Arrival] = []

    init(_ router: Int, of routers: Int, lines: Int) {
        next = router
        stride = routers
        end = lines
    }

    mutating func arrive(_ arrival: Arrival) {
        arrivals.append(arrival)
    }

    /// A line whose Start is to be told; the order does not matter.
    mutating func nextArrival() -> Arrival? { arrivals.popLast() }

    /// The next line to log in.
    mutating func nextLine() -> Int? {
        guard next < end else { return nil }
        defer { next += stride }
        return next
    }
}
