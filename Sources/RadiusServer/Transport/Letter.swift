// SPDX-License-Identifier: Apache-2.0

/// An answer as a door needs it: to whom, from which of the machine's addresses, and what. It points into memory that its
/// owner keeps until it was sent.
struct Letter {
    /// The receiver's address and port, as the system wrote them.
    let name: UnsafeMutableRawPointer
    let nameLength: UInt32
    /// The message about the address that was asked; see ``LocalAddress``.
    let control: UnsafeMutableRawPointer
    /// 0 when there is none.
    let controlLength: Int
    let octets: UnsafeMutableRawBufferPointer
    /// By which its owner knows it.
    let tag: Int
    /// Whether the system took it.
    var isSent = false
}
