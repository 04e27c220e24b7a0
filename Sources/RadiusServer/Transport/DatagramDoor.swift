// SPDX-License-Identifier: Apache-2.0

/// Where datagrams come in and answers go out. A worker knows no more of the network than this.
///
/// The running server has ``SocketDoor``; tests put datagrams in by hand and look at what comes out.
protocol DatagramDoor: AnyObject {
    /// What is answered here.
    var purpose: DoorPurpose { get }

    /// Takes what has arrived into the next free slots of the pool, in order, without waiting.
    ///
    /// - Returns: how many slots were filled: 0 when nothing has arrived.
    func receive(into pool: DatagramPool, atMost limit: Int) -> Int

    /// Sends letters, without waiting, and marks those that left.
    func send(_ letters: inout [Letter])
}
