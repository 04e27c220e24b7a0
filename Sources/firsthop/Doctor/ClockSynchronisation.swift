// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What the kernel says about the discipline of the machine's clock (adjtimex(2)).
enum ClockSynchronisation {
    case synchronised
    case unsynchronised
    /// The kernel does not tell, as in some containers.
    case unknown

    private typealias AdjustTime = @convention(c) (UnsafeMutableRawPointer) -> Int32

    /// Larger than `struct timex` on every Linux (208 bytes on 64 bits). All zero means: change nothing, only tell.
    private static let structureBytes = 512

    /// The return value of adjtimex for a clock that nothing disciplines (TIME_ERROR).
    private static let timeError: Int32 = 5

    static var current: ClockSynchronisation {
        // Swift's module of the C library leaves <sys/timex.h> out, so the function is looked up by its name.
        guard let symbol = dlsym(nil, "adjtimex") else { return .unknown }
        let adjustTime = unsafeBitCast(symbol, to: AdjustTime.self)
        let state = withUnsafeTemporaryAllocation(byteCount: structureBytes, alignment: 16) { buffer in
            buffer.initializeMemory(as: UInt8.self, repeating: 0)
            return buffer.baseAddress.map(adjustTime) ?? -1
        }
        if state < 0 { return .unknown }
        return state == timeError ? .unsynchronised : .synchronised
    }
}
