// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Something that a test turns off.
final class Switch: Sendable {
    private let state = Atomic<Bool>(true)

    var isOn: Bool { state.load(ordering: .acquiring) }

    func turnOff() {
        state.store(false, ordering: .releasing)
    }
}
