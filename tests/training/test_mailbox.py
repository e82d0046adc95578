from __future__ import annotations

import threading

from explorer.training import Mailbox


def test_the_newest_letter_replaces_the_one_nobody_took():
    mailbox: Mailbox[int] = Mailbox()
    assert mailbox.empty
    assert mailbox.take() is None
    for letter in range(5):
        mailbox.put(letter)
    assert not mailbox.empty
    assert mailbox.take() == 4
    assert mailbox.empty
    assert mailbox.take() is None


def test_letters_from_another_thread_come_in_order_and_none_twice():
    mailbox: Mailbox[int] = Mailbox()
    last = 20_000

    def write():
        for letter in range(1, last + 1):
            mailbox.put(letter)

    writer = threading.Thread(target=write)
    writer.start()
    taken = []
    while not taken or taken[-1] != last:
        letter = mailbox.take()
        if letter is not None:
            taken.append(letter)
    writer.join()
    assert taken == sorted(set(taken))
