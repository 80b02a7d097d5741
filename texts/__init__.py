"""Every word a person reads, and the buttons under them. What people typed is escaped here."""
