// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage

/// A program made to be killed: it writes as fast as it can, many callers at once, and notes what was acknowledged.
///
/// Crash tests start it, wait for `reached` on its standard output and kill it. It ends by itself only when the
/// database does.
@main
enum CrashWorker {
    static func main() async {
        do {
            try await work(WorkOrder(Array(CommandLine.arguments.dropFirst())))
        } catch {
            // Ending by an uncaught error would start a backtrace, which outlives the process that is killed.
            try? FileHandle.standardError.write(contentsOf: Data("\(error)\n".utf8))
            exit(1)
        }
    }

    private static func work(_ order: WorkOrder) async throws {
        let acknowledgements = try Acknowledgements(path: order.acknowledgements, announcingAfter: order.announcesAfter)
        switch order.work {
        case .rows:
            try await RowWriting(store: try await Store.open(order.location), order: order).run(acknowledgements)
        case .delegations:
            try await DelegationWriting(store: try await Store.open(order.location), order: order).run(acknowledgements)
        case .records: try await RecordWriting(order: order).run(acknowledgements)
        case .accounting:
            try await AccountingWriting(store: try await Store.open(order.location), order: order).run(acknowledgements)
        }
    }
}
