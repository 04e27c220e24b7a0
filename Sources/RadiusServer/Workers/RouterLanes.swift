// SPDX-License-Identifier: Apache-2.0

/// One worker's view of the NASes of a table: beside each profile the meter that this worker writes.
struct RouterLanes {
    let table: NASTable
    /// By place in the table.
    let meters: [NASMeter]

    init(_ table: NASTable, meters registry: MeterRegistry, worker: Int) {
        self.table = table
        meters = table.profiles.map { registry.meter(of: $0.id, worker: worker) }
    }

    private init(empty table: NASTable) {
        self.table = table
        meters = []
    }

    /// No NAS at all: before a directory has been loaded.
    static let none = RouterLanes(empty: NASTable([], generation: .max))
}
