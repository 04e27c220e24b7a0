// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
import Synchronization

/// A wall clock that moves only when the test says so.
public final class ManualClock: Sendable {
    private let current: Mutex<Timestamp>

    /// A clock that stands at `start`; 2026-01-01T00:00:00Z unless told otherwise.
    public init(at start: Timestamp = Timestamp(seconds: 1_767_225_600)) {
        current = Mutex(start)
    }

    /// What the clock shows.
    public var now: Timestamp { current.withLock { $0 } }

    /// Moves the clock on by `duration`, or back when it is negative.
    public func advance(by duration: Duration) {
        current.withLock { $0 = $0.advanced(by: duration) }
    }

    /// Sets the clock to `instant`, which may be earlier: real clocks are stepped, too.
    public func set(to instant: Timestamp) {
        current.withLock { $0 = instant }
    }

    /// This clock as the program takes it.
    public var wallClock: WallClock { WallClock { self.now } }
}
