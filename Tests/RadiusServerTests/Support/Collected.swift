// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What a closure was called with, in order.
final class Collected<Value: Sendable>: Sendable {
    private let kept = Mutex<[Value]>([])

    func add(_ value: Value) { kept.withLock { $0.append(value) } }

    var values: [Value] { kept.withLock { $0 } }
}
