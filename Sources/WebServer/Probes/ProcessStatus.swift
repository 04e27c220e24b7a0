// SPDX-License-Identifier: Apache-2.0

/// What `/proc/<pid>/stat` says of a process (proc(5)); only the fields that the metrics need.
struct ProcessStatus: Equatable {
    /// User and system time, in clock ticks.
    let processorTicks: UInt64
    /// Start, in clock ticks after boot.
    let startTicks: UInt64
    let virtualBytes: UInt64
    let residentPages: UInt64

    /// - Returns: nil when the text is not of that form.
    init?(parsing text: String) {
        // The second field is the program's name in parentheses and may hold anything, parentheses and spaces included.
        guard let nameEnd = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: nameEnd)...].split(separator: " ")
        // Field numbers in proc(5) count from 1; the first one here is number 3.
        func field(_ number: Int) -> UInt64? {
            fields.indices.contains(number - 3) ? UInt64(fields[number - 3]) : nil
        }
        guard let user = field(14), let system = field(15), let start = field(22), let virtual = field(23),
            let resident = field(24)
        else { return nil }
        processorTicks = user &+ system  // Wraps after five billion years of processor time.
        startTicks = start
        virtualBytes = virtual
        residentPages = resident
    }
}
