"""What is behind the hand: a room and the person, painted once a clip and cached."""
