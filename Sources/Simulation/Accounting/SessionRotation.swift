// SPDX-License-Identifier: Apache-2.0

/// All sessions of a load in the order in which they are told about, over and over.
///
/// Of each session one request is under way at most, as with a router that waits for an answer.
struct SessionRotation {
    private struct Session {
        var life: UInt32 = 0
        /// Requests of this life that came to an end, by an answer or by being given up.
        var turn: UInt32 = 0
        var isBusy = false
    }

    private let shape: SessionShape
    private let order: [Int32]
    private var sessions: [Session]
    private var place = 0

    init(count: Int, shape: SessionShape, using generator: inout some RandomNumberGenerator) {
        self.shape = shape
        order = (0..<Int32(truncatingIfNeeded: count)).shuffled(using: &generator)
        sessions = Array(repeating: Session(), count: count)
    }

    /// The next subscriber without a request under way, who then has one; nil when all have.
    mutating func next() -> Int? {
        for _ in order.indices {
            let subscriber = Int(order[place])
            place = place + 1 == order.count ? 0 : place + 1
            if !sessions[subscriber].isBusy {
                sessions[subscriber].isBusy = true
                return subscriber
            }
        }
        return nil
    }

    /// What is told, or under way, of a subscriber.
    func event(of subscriber: Int) -> SessionEvent {
        let session = sessions[subscriber]
        let (life, turn) = (Int(session.life), Int(session.turn))
        guard turn > 0 else { return SessionEvent(kind: .start, life: life, step: 0) }
        let isOver = turn > shape.interims(subscriber: subscriber, life: life)
        return SessionEvent(kind: isOver ? .stop : .interim, life: life, step: turn)
    }

    /// The subscriber's request came to an end.
    mutating func finish(_ subscriber: Int) {
        switch event(of: subscriber).kind {
        case .start, .interim: sessions[subscriber].turn &+= 1
        case .stop: sessions[subscriber] = Session(life: sessions[subscriber].life &+ 1)
        }
        sessions[subscriber].isBusy = false
    }
}
