// SPDX-License-Identifier: Apache-2.0

import Logging
import Storage

/// A program made to be killed: it writes as fast as it can, many callers at once, and notes what was acknowledged.
///
/// Crash tests start it, wait for `reached` on its standard output and kill it. It ends by itself only when the database does.
@main
enum CrashWorker {
    static func main() async throws {
        let order = try WorkOrder(Array(CommandLine.arguments.dropFirst()))
        let quiet = Logger(label: "firsthop.crash") { _ in SwiftLogNoOpLogHandler() }
        let store = try await Store.open(order.location, logger: quiet)
        let acknowledgements = try Acknowledgements(path: order.acknowledgements, announcingAfter: order.announcesAfter)
        switch order.work {
        case .rows: try await RowWriting(store: store, order: order).run(acknowledgements)
        }
    }
}
