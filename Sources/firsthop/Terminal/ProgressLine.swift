// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// One line on standard error that is overwritten as work goes on; silent when no person watches.
final class ProgressLine: Sendable {
    private let label: String
    private let isShown: Bool
    private let lastPercent = Mutex(-1)

    init(_ label: String, isShown: Bool = Terminal.showsProgress) {
        self.label = label
        self.isShown = isShown
    }

    /// Shows how far the work is, as a share from 0 to 1; writes only when the percentage changed.
    func update(share: Double) {
        guard isShown, share.isFinite else { return }
        let percent = Int(min(max(share, 0), 1) * 100)
        let changed = lastPercent.withLock { last in
            defer { last = percent }
            return last != percent
        }
        if changed { Terminal.error("\r\(label) \(percent) %") }
    }

    /// Ends the line.
    func finish() {
        let wasShown = lastPercent.withLock { $0 >= 0 }
        if wasShown { Terminal.error("\n") }
    }
}
