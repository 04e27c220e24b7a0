// SPDX-License-Identifier: Apache-2.0

import Glibc
public import NetworkValues

/// The system would not let us send from an address.
public struct ControlSourceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where we wanted to send from.
    public let source: IPAddress
    /// The call that failed.
    public let call: String
    /// The system's error number.
    public let errno: Int32

    /// The machine lacks the address or its whole family, as containers often lack IPv6.
    public var isMissingAddress: Bool { errno == EADDRNOTAVAIL || errno == EAFNOSUPPORT }

    /// What was being done, to what, which rule forbids it, and what to do next.
    public var description: String {
        let advice =
            switch errno {
            case EADDRNOTAVAIL: "the machine does not have this address; add it or send from another one"
            case EAFNOSUPPORT: "the machine lacks the address family; send from an address of the other one"
            case EMFILE: "the process may not open more files; raise its limit"
            default: "see the system's documentation of \(call)"
            }
        return
            "cannot send requests from \(source): \(call): \(String(cString: strerror(errno))); \(advice)"
    }
}
