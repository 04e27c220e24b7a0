// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// What libFuzzer calls: takes octets and says which promise they broke, if any.
enum Target {
    typealias Function = @Sendable ([UInt8]) -> String?

    /// libFuzzer's callback has no room for a context, so what it is to call stands here.
    static var current: Function? {
        get { holder.withLock { $0 } }
        set { holder.withLock { $0 = newValue } }
    }

    private static let holder = Mutex<Function?>(nil)
}
